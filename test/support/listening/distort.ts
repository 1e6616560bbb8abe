import { RandomStream } from '../../../server/captcha/random/random-stream.js'
import { rms } from './levels.js'

/** A room full of people: noise so many dB below the speech, always the same. */
export function inNoise(samples: Float64Array, decibelsBelow: number): Float64Array {
  const random = new RandomStream(Buffer.alloc(32, decibelsBelow), 'noise')
  const loud = samples.filter((sample) => Math.abs(sample) > 0.01)
  // the sum of twelve even numbers is near enough to a normal one, of variance 1
  const normal = () => Array.from({ length: 12 }, () => random.between(-0.5, 0.5)).reduce((sum, one) => sum + one, 0)
  const level = rms(loud) * 10 ** (-decibelsBelow / 20)
  return samples.map((sample) => sample + level * normal())
}

/** Ears or a loudspeaker that lose what is high: 12 dB an octave above `hertz`. */
export function withoutTreble(samples: Float64Array, hertz: number, rate = 8_000): Float64Array {
  const keep = Math.exp((-2 * Math.PI * hertz) / rate)
  let [first, second] = [0, 0]
  return samples.map((sample) => {
    first = keep * first + (1 - keep) * sample
    second = keep * second + (1 - keep) * first
    return second
  })
}

/** Another voice and tempo at once: played `factor` times as fast. */
export function faster(samples: Float64Array, factor: number): Float64Array {
  return Float64Array.from({ length: Math.floor(samples.length / factor) }, (_, i) => {
    const at = i * factor
    const below = Math.floor(at)
    const share = at - below
    return (1 - share) * (samples[below] ?? 0) + share * (samples[below + 1] ?? 0)
  })
}

/** Softer or louder, cut off at full scale as a loudspeaker would. */
export function amplified(samples: Float64Array, decibels: number): Float64Array {
  return samples.map((sample) => Math.max(-1, Math.min(1, sample * 10 ** (decibels / 20))))
}
