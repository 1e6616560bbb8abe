import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findTicket } from '../../contract/find-ticket.js'
import { readTicketText, TICKET_LENGTH } from '../../contract/read-ticket-text.js'
import { ticketText } from '../../server/domain/tickets/ticket.js'
import { NOT_WHOLE, OTHERS, spellings, TICKET } from './ticket-spellings.js'

describe('a ticket in an address [88]', () => {
  for (const [name, [address, rest]] of Object.entries(spellings(TICKET)))
    it(`is found and read: ${name}`, () => {
      for (const origin of ['', 'https://konto.przykladowo.example']) {
        const found = findTicket(origin + address)
        assert.equal(found?.rest, origin + rest)
        assert.equal(readTicketText(found.text), TICKET)
      }
    })

  for (const [name, [address, rest]] of Object.entries(NOT_WHOLE))
    it(`is out of the address, and none: ${name}`, () => {
      const found = findTicket(address)
      assert.equal(found?.rest, rest)
      assert.equal(readTicketText(found.text), undefined)
    })

  for (const address of OTHERS)
    it(`is not seen in ${address}`, () => {
      assert.equal(findTicket(address), undefined)
    })

  it('has as many symbols as the server makes', () => {
    assert.equal(ticketText('0f'.repeat(16), Buffer.alloc(32)).length, TICKET_LENGTH)
    assert.equal(TICKET.length, TICKET_LENGTH)
  })

  it('takes no time to look for, however long and odd an address is', () => {
    const odd = ['#', '%23', '%', '%25', '25', '?klucznik=', '#klucznik', '#/?&!', '/klucznik=%23%3D', 'a'].map(
      (part) => part.repeat(100_000 / part.length),
    )
    const began = performance.now()
    for (const address of odd) {
      findTicket(address)
      readTicketText(address)
    }
    assert.ok(performance.now() - began < 1_000)
  })
})
