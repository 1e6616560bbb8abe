import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { neutral, neutralJson } from '../../../../server/cli/kit/neutral.js'

const HOSTILE = 'a\u001b[2J\u009b31m\u202eb\u200b\nc\t\u2028d\ud800'

describe('text for a terminal', () => {
  it('has no character left that a terminal obeys or that cannot be seen', () => {
    assert.equal(neutral(HOSTILE), 'a\ufffd[2J\ufffd31m\ufffdb\ufffd\ufffdc\ufffd\ufffdd\ufffd')
  })

  it('keeps the letters of every language', () => {
    assert.equal(neutral('Żaneta Щербак 李 e\u0301'), 'Żaneta Щербак 李 e\u0301')
  })

  it('is the same data as JSON, on one line, with escapes', () => {
    const json = neutralJson({ HOSTILE, flag: '\u{e0001}' })
    assert.match(json, /^[ -~]*$/)
    assert.deepEqual(JSON.parse(json), { HOSTILE, flag: '\u{e0001}' })
  })
})
