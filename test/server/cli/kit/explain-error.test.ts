import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { CliMistake } from '../../../../server/cli/kit/cli-mistake.js'
import { explainError } from '../../../../server/cli/kit/explain-error.js'

describe('an explanation', () => {
  it('is a line for each mistake', () => {
    assert.deepEqual(explainError(new CliMistake('one', 'two')), ['one', 'two'])
  })

  it('has the first line of an unexpected message, short, with nothing that could be a PESEL [46]', () => {
    const [line = '', ...more] = explainError(new Error(`row 44051401359 ${'x'.repeat(1_000)}\nrow 44051401359`))
    assert.deepEqual(more, [])
    assert.ok(line.startsWith('row … xxx') && line.length === 300)
  })

  it('has something to say of whatever is thrown', () => {
    assert.deepEqual(explainError(new TypeError('')), ['TypeError'])
    assert.deepEqual(explainError('44051401359'), ['something unexpected went wrong'])
  })
})
