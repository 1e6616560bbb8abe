import { SOUND_RATE } from './sound-format.js'

const MU_LAW_TAG = 7
const FORMAT_BYTES = 18
const HEADER_BYTES = 58

/**
 * Puts mu-law samples into a WAV file: 8 kHz, mono, 8 bits (RIFF, "Multiple channel wave files", format tag 7).
 *
 * Every format but plain PCM has the extension's size in its `fmt ` chunk and the number of samples in a `fact` chunk.
 */
export function encodeWav(samples: Uint8Array): Buffer {
  // Chunks start at even places, so an odd one is followed by a zero that its size does not count.
  const padding = samples.length % 2
  const file = Buffer.alloc(HEADER_BYTES + samples.length + padding)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(FORMAT_BYTES, 16)
  file.writeUInt16LE(MU_LAW_TAG, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(SOUND_RATE, 24)
  file.writeUInt32LE(SOUND_RATE, 28)
  file.writeUInt16LE(1, 32)
  file.writeUInt16LE(8, 34)
  file.writeUInt16LE(0, 36)
  file.write('fact', 38, 'latin1')
  file.writeUInt32LE(4, 42)
  file.writeUInt32LE(samples.length, 46)
  file.write('data', 50, 'latin1')
  file.writeUInt32LE(samples.length, 54)
  file.set(samples, HEADER_BYTES)
  return file
}

/** Bytes that {@link encodeWav} makes of so many samples. */
export function wavBytes(samples: number): number {
  return HEADER_BYTES + samples + (samples % 2)
}
