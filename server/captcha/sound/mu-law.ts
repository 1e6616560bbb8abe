const BIAS = 132
const CLIP = 32_635

/** The byte of silence: +0, which is sent as all ones. */
export const MU_LAW_SILENCE = 0xff

/** One 16-bit sample as mu-law, ITU-T G.711 table 2a; louder than 32,635 is cut off there. */
export function encodeMuLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(Math.round(sample)), CLIP) + BIAS
  const segment = 24 - Math.clz32(magnitude)
  const step = (magnitude >> (segment + 3)) & 0x0f
  return ~(sign | (segment << 4) | step) & 0xff
}

/** The 16-bit sample, -32,124 to 32,124, that a mu-law byte stands for, ITU-T G.711 table 2a. */
export function decodeMuLaw(byte: number): number {
  const bits = ~byte & 0xff
  const segment = (bits >> 4) & 0x07
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << segment) - BIAS
  return bits & 0x80 ? -magnitude : magnitude
}
