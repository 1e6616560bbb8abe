/** Bytes before a clip, which hold the number of its samples. */
const LENGTH_BYTES = 2

/**
 * The clips of one language: the digits 0 to 9, each a 16-bit number of samples (little-endian) and so many mu-law bytes.
 * Throws a RangeError for a file that ends within a clip or holds more or fewer.
 */
export function readClips(file: Buffer): readonly Buffer[] {
  const clips: Buffer[] = []
  for (let at = 0; at < file.length;) {
    const from = at + LENGTH_BYTES
    at = from + file.readUInt16LE(at)
    if (at > file.length) throw new RangeError('the clips end within one')
    clips.push(file.subarray(from, at))
  }
  if (clips.length !== 10) throw new RangeError(`${clips.length} clips are not those of ten digits`)
  return clips
}
