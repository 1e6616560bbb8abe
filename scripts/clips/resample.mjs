const ZEROS_OF_SINC = 32
const KAISER_BETA = 8

/**
 * Samples at another rate, by a windowed sinc of linear phase that lets through what is below `passHertz`; what lies
 * between half the new rate and that is folded down.
 */
export function resample(samples, { from, to, passHertz }) {
  const cutOff = passHertz / from
  const reach = Math.ceil(ZEROS_OF_SINC / (2 * cutOff))
  const length = Math.floor((samples.length * to) / from)
  return Float64Array.from({ length }, (_, index) => {
    const middle = (index * from) / to
    let sum = 0
    for (let i = Math.max(0, Math.ceil(middle - reach)); i <= Math.min(samples.length - 1, middle + reach); i += 1) {
      const distance = i - middle
      sum += samples[i] * 2 * cutOff * sinc(2 * cutOff * distance) * kaiser(distance / reach)
    }
    return sum
  })
}

function sinc(x) {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function kaiser(x) {
  return bessel(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel(KAISER_BETA)
}

// The modified Bessel function of order zero, by its power series.
function bessel(x) {
  let term = 1
  let sum = 1
  for (let k = 1; term > 1e-12 * sum; k += 1) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}
