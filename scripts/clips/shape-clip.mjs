// All times in seconds, all levels of full scale 1.
const FRAME = 0.005
const AUDIBLE = 0.015
const MARGIN = 0.01
const FADE_IN = 0.006
const FADE_OUT = 0.06
const STRETCH_FRAME = 0.015
const LOUDNESS = 10 ** (-19 / 20)
const PEAK = 10 ** (-2 / 20)
const GATE = 10 ** (-10 / 20)
const HIGH_PASS_HERTZ = 70

/** A clip without rumble and the silence around it, faded at both ends, at the loudness that all clips have. */
export function shapeClip(samples, rate) {
  const clip = fade(trim(highPass(samples, rate), rate), rate)
  const factor = LOUDNESS / loudness(clip, rate)
  const shaped = clip.map((sample) => sample * factor)
  const peak = shaped.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
  if (peak > PEAK) throw new Error(`peak ${peak.toFixed(3)} is over ${PEAK.toFixed(3)}: lower the loudness`)
  return shaped
}

// First order, which takes out what espeak-ng leaves of direct current.
function highPass(samples, rate) {
  const keep = Math.exp((-2 * Math.PI * HIGH_PASS_HERTZ) / rate)
  let before = 0
  let after = 0
  return samples.map((sample) => {
    after = keep * (after + sample - before)
    before = sample
    return after
  })
}

function trim(samples, rate) {
  const size = Math.round(FRAME * rate)
  const frames = levels(samples, size)
  const limit = AUDIBLE * Math.max(...frames)
  const first = frames.findIndex((level) => level > limit)
  const last = frames.findLastIndex((level) => level > limit)
  const margin = Math.round(MARGIN * rate)
  return samples.subarray(Math.max(0, first * size - margin), (last + 1) * size + margin)
}

function fade(samples, rate) {
  const ramp = (distance, seconds) => 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, distance / (seconds * rate)))
  const out = MARGIN + Math.min(FADE_OUT, lastStretch(samples, rate) / 2)
  return samples.map((sample, i) => sample * ramp(i, FADE_IN) * ramp(samples.length - 1 - i, out))
}

// Seconds that are heard without a break before the end: a vowel may die away, the short "k" of a "six" may not.
function lastStretch(samples, rate) {
  const frames = levels(samples.toReversed().subarray(Math.round(MARGIN * rate)), Math.round(STRETCH_FRAME * rate))
  const limit = AUDIBLE * Math.max(...frames)
  const quiet = frames.findIndex((level) => level <= limit)
  return STRETCH_FRAME * (quiet === -1 ? frames.length : quiet)
}

// RMS of what is at most 10 dB quieter than the whole (as in ITU-R BS.1770): the silence before a "t" does not count.
function loudness(samples, rate) {
  const frames = levels(samples, Math.round(FRAME * rate))
  const limit = GATE * rms(frames)
  return rms(frames.filter((level) => level > limit))
}

function levels(samples, size) {
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, i) =>
    rms(samples.subarray(i * size, (i + 1) * size)),
  )
}

function rms(samples) {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}
