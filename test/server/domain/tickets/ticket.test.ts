import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomId } from '../../../../server/domain/random-id.js'
import { createTicket, readTicket } from '../../../../server/domain/tickets/ticket.js'

describe('a ticket', () => {
  it('says whose it is, and its hash is what was stored [14, 15]', () => {
    const id = randomId()
    const { text, hash } = createTicket(id)
    assert.match(text, /^[\w-]{64}$/)
    assert.deepEqual(readTicket(text), { id, hash })
    assert.ok(!text.includes(hash))
  })

  it('is never the same twice for one account [14]', () => {
    const id = randomId()
    const texts = new Set(Array.from({ length: 1_000 }, () => createTicket(id).text.slice(22)))
    assert.equal(texts.size, 1_000)
  })

  it('is not read from anything else', () => {
    const { text } = createTicket(randomId())
    for (const other of [
      '',
      text.slice(1),
      `${text}A`,
      ` ${text.slice(1)}`,
      text.replace(/.$/, '='),
      'ż'.repeat(64),
      '!'.repeat(64),
    ]) {
      assert.equal(readTicket(other), undefined, other)
    }
  })
})
