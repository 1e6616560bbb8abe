import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ticketLink } from '../../../../server/domain/tickets/ticket-link.js'

const PUBLIC_URL = 'https://konto.example.pl'
const MAILED = { ticket: 'T'.repeat(64), language: 'uk' } as const

test('a mailed link leads to our own page of the unit, in the mail’s language, with the ticket in its fragment', () => {
  assert.equal(
    ticketLink({ id: 'przykladowo' }, PUBLIC_URL, MAILED),
    `https://konto.example.pl/jst/przykladowo?lang=uk#klucznik=${MAILED.ticket}`,
  )
})

test('a mailed link leads to the unit’s page where it has one, and adds no language to its address', () => {
  const unit = { id: 'przykladowo', recoveryUrl: 'https://www.przykladowo.example/konto?p=7' }
  assert.equal(
    ticketLink(unit, PUBLIC_URL, MAILED),
    `https://www.przykladowo.example/konto?p=7#klucznik=${MAILED.ticket}`,
  )
})
