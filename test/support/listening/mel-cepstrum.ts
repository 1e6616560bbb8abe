const FFT_SIZE = 256
const WINDOW_SECONDS = 0.025
const HOP_SECONDS = 0.01
const BANDS = 22
const COEFFICIENTS = 12
const LOWEST_HERTZ = 100
const HIGHEST_HERTZ = 3_800
/** Of the loudest band: what lies below is taken for silence. */
const FLOOR = 1e-4

/** How a word sounds over time, a row of mel-frequency cepstral coefficients every 10 ms; loudness and microphone do not matter. */
export function melCepstrum(samples: Float64Array, rate: number): number[][] {
  const size = Math.round(WINDOW_SECONDS * rate)
  const hop = Math.round(HOP_SECONDS * rate)
  const filters = melFilters(rate)
  const energies: number[][] = []
  for (let at = 0; at + size <= samples.length; at += hop) {
    const spectrum = powerSpectrum(samples.subarray(at, at + size))
    energies.push(filters.map((filter) => filter.reduce((sum, weight, bin) => sum + weight * (spectrum[bin] ?? 0), 0)))
  }
  const floor = FLOOR * Math.max(...energies.flat())
  return withoutMean(energies.map((bands) => cosines(bands.map((energy) => Math.log(energy + floor)))))
}

/** Triangles of equal width on the mel scale, each a weight for every bin of the spectrum. */
function melFilters(rate: number): number[][] {
  const mel = (hertz: number) => 1_127 * Math.log(1 + hertz / 700)
  const hertz = (value: number) => 700 * (Math.exp(value / 1_127) - 1)
  const [low, high] = [mel(LOWEST_HERTZ), mel(HIGHEST_HERTZ)]
  const edge = (n: number) => (hertz(low + ((high - low) * n) / (BANDS + 1)) * FFT_SIZE) / rate
  return Array.from({ length: BANDS }, (_, band) => {
    const [left, middle, right] = [edge(band), edge(band + 1), edge(band + 2)]
    return Array.from({ length: FFT_SIZE / 2 }, (__, bin) =>
      Math.max(0, Math.min((bin - left) / (middle - left), (right - bin) / (right - middle))),
    )
  })
}

/** Power in each of the lower bins, after a Hann window. */
function powerSpectrum(frame: Float64Array): Float64Array {
  const real = new Float64Array(FFT_SIZE)
  const imaginary = new Float64Array(FFT_SIZE)
  for (const [i, sample] of frame.entries()) {
    real[i] = sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (frame.length - 1)))
  }
  transform(real, imaginary)
  return real.subarray(0, FFT_SIZE / 2).map((value, bin) => value ** 2 + (imaginary[bin] ?? 0) ** 2)
}

/** The fast Fourier transform of a power of two, in place (Cooley and Tukey, decimation in time). */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1
    for (; j & bit; bit >>= 1) j ^= bit
    j ^= bit
    if (i < j) for (const values of [real, imaginary]) [values[i], values[j]] = [values[j] ?? 0, values[i] ?? 0]
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length / 2
    for (let k = 0; k < half; k++) {
      const [cos, sin] = [Math.cos((2 * Math.PI * k) / length), -Math.sin((2 * Math.PI * k) / length)]
      for (let even = k; even < size; even += length) {
        const odd = even + half
        const re = (real[odd] ?? 0) * cos - (imaginary[odd] ?? 0) * sin
        const im = (real[odd] ?? 0) * sin + (imaginary[odd] ?? 0) * cos
        real[odd] = (real[even] ?? 0) - re
        imaginary[odd] = (imaginary[even] ?? 0) - im
        real[even] = (real[even] ?? 0) + re
        imaginary[even] = (imaginary[even] ?? 0) + im
      }
    }
  }
}

/** The cosine transform (DCT-II) without its first value, which is the loudness. */
function cosines(bands: number[]): number[] {
  return Array.from({ length: COEFFICIENTS }, (_, k) =>
    bands.reduce((sum, value, n) => sum + value * Math.cos((Math.PI * (k + 1) * (n + 0.5)) / bands.length), 0),
  )
}

/** What stays the same all through a word is the room's and the loudspeaker's. */
function withoutMean(rows: number[][]): number[][] {
  const mean = Array.from({ length: COEFFICIENTS }, (_, k) =>
    rows.reduce((sum, row) => sum + (row[k] ?? 0) / rows.length, 0),
  )
  return rows.map((row) => row.map((value, k) => value - (mean[k] ?? 0)))
}
