import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readClips } from '../../../../server/captcha/sound/read-clips.js'

const clip = (...samples: number[]): Buffer => Buffer.from([samples.length, 0, ...samples])
const ten = Array.from({ length: 10 }, (_, n) => clip(...Array.from({ length: n }, () => 200 + n)))

it('ten clips are read back, an empty one too', () => {
  const clips = readClips(Buffer.concat(ten))
  assert.deepEqual(
    clips.map((samples) => [...samples]),
    ten.map((file) => [...file.subarray(2)]),
  )
})

it('a file that was cut short, or holds more or fewer than ten digits, is refused when the server starts', () => {
  const whole = Buffer.concat(ten)
  for (const broken of [
    whole.subarray(0, -1),
    whole.subarray(0, 1),
    Buffer.concat(ten.slice(1)),
    Buffer.concat([...ten, clip(1)]),
  ])
    assert.throws(() => readClips(broken), RangeError)
})
