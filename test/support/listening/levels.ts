/** Root mean square; 0 for no samples. */
export function rms(samples: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < samples.length; i++) sum += (samples[i] ?? 0) ** 2
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}

/** Level of each stretch of so many samples, in dB below full scale; never below -120. */
export function levels(samples: Float64Array, size: number): number[] {
  return Array.from({ length: Math.floor(samples.length / size) }, (_, i) =>
    decibels(rms(samples.subarray(i * size, (i + 1) * size))),
  )
}

/** A share of full scale in dB. */
export function decibels(level: number): number {
  return 20 * Math.log10(Math.max(level, 1e-6))
}
