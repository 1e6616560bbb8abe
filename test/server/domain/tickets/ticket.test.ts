import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { randomId } from '../../../../server/domain/random-id.js'
import { createTicket, isTicketOf, readTicket } from '../../../../server/domain/tickets/ticket.js'
import { TestKeyring } from '../../../support/test-keyring.js'

const keyring = new TestKeyring()
const life = { purpose: 'recovery' as const, expiresAt: new Date('2026-09-01T08:00:00Z') }

describe('a ticket', () => {
  it('says whose it is, and what is stored of it does not let anybody in [14, 15]', () => {
    const id = randomId()
    const { text, hash } = createTicket(keyring, { unit: 'a', id }, life)
    assert.match(text, /^[\w-]{64}$/)
    const claim = readTicket(text)
    assert.equal(claim?.id, id)
    assert.equal(isTicketOf(keyring, 'a', { hash, ...life }, claim), true)
    assert.ok(!text.includes(hash) && !hash.includes(claim.secret.toString('base64url')))
  })

  it('opens nothing when its row was moved, prolonged or given another purpose [75]', () => {
    const id = randomId()
    const { text, hash } = createTicket(keyring, { unit: 'a', id }, life)
    const claim = readTicket(text)
    assert.ok(claim)
    const later = new Date(life.expiresAt.getTime() + 1)
    assert.equal(isTicketOf(keyring, 'a', { hash, ...life, expiresAt: later }, claim), false)
    assert.equal(isTicketOf(keyring, 'a', { hash, ...life, purpose: 'activation' }, claim), false)
    assert.equal(isTicketOf(keyring, 'b', { hash, ...life }, claim), false)
    assert.equal(isTicketOf(keyring, 'a', { hash, ...life }, { ...claim, id: randomId() }), false)
  })

  it('is never the same twice for one account [14]', () => {
    const id = randomId()
    const texts = new Set(
      Array.from({ length: 1_000 }, () => createTicket(keyring, { unit: 'a', id }, life).text.slice(22)),
    )
    assert.equal(texts.size, 1_000)
  })

  it('is not read from anything else', () => {
    const { text } = createTicket(keyring, { unit: 'a', id: randomId() }, life)
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
