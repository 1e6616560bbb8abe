/** What a WAV file says of itself, and its samples, full scale 1. */
export interface Wav {
  /** Names of the chunks, in order. */
  chunks: string[]
  formatTag: number
  channels: number
  rate: number
  bytesPerSecond: number
  blockAlign: number
  bitsPerSample: number
  /** Samples as the `fact` chunk counts them. */
  factSamples: number | undefined
  samples: Float64Array
}

/** The output values of the first step of each segment, and the steps between them: ITU-T G.711, table 2a, in 14 bits. */
const FIRST = [0, 33, 99, 231, 495, 1_023, 2_079, 4_191]
const STEP = [2, 4, 8, 16, 32, 64, 128, 256]

/** Reads a mu-law WAV, and shares no code with the writer; throws when a size does not fit. */
export function readWav(file: Buffer): Wav {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') throw new Error('no WAV')
  if (file.readUInt32LE(4) !== file.length - 8) throw new Error('the file is not as long as RIFF says')
  const bodies = new Map<string, Buffer>()
  let at = 12
  while (at < file.length) {
    const size = file.readUInt32LE(at + 4)
    if (at + 8 + size > file.length) throw new Error('a chunk is longer than the file')
    bodies.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + 8 + size))
    at += 8 + size + (size % 2)
  }
  if (at !== file.length) throw new Error('the last chunk has no padding')
  const [format, data] = [bodies.get('fmt '), bodies.get('data')]
  if (format === undefined || data === undefined) throw new Error('no format or no data')
  return {
    chunks: [...bodies.keys()],
    formatTag: format.readUInt16LE(0),
    channels: format.readUInt16LE(2),
    rate: format.readUInt32LE(4),
    bytesPerSecond: format.readUInt32LE(8),
    blockAlign: format.readUInt16LE(12),
    bitsPerSample: format.readUInt16LE(14),
    factSamples: bodies.get('fact')?.readUInt32LE(0),
    samples: Float64Array.from(data, (byte) => fromMuLaw(byte) / 8_192),
  }
}

/** In 14 bits; the bits of a mu-law byte are sent inverted. */
export function fromMuLaw(byte: number): number {
  const bits = 255 - byte
  const segment = Math.floor(bits / 16) % 8
  const value = (FIRST[segment] ?? 0) + (STEP[segment] ?? 0) * (bits % 16)
  return bits < 128 ? value : -value
}
