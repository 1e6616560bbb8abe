import { expect } from '@open-wc/testing'
import { findTicket } from '../../contract/find-ticket.js'
import { takeTicket } from '../../widget/ticket.js'
import { NOT_WHOLE, OTHERS, spellings, TICKET } from '../contract/ticket-spellings.js'

describe('takeTicket [21, 88]', () => {
  const page = location.pathname + location.search
  afterEach(() => history.replaceState(null, '', page))

  for (const [name, [address, rest]] of Object.entries({ ...spellings(TICKET), ...NOT_WHOLE })) {
    it(`takes it out of the address and keeps the state of the history entry: ${name}`, () => {
      history.replaceState({ kept: true }, '', address)
      const { length } = history
      expect(takeTicket()).to.equal(findTicket(address)?.text)
      expect(location.href).to.equal(location.origin + rest)
      expect(history.state).to.deep.equal({ kept: true })
      expect(history.length).to.equal(length)
      expect(takeTicket()).to.equal(undefined)
    })
  }

  for (const address of OTHERS.filter((other) => other.startsWith('/'))) {
    it(`leaves "${address}" alone`, () => {
      history.replaceState(null, '', address)
      expect(takeTicket()).to.equal(undefined)
      expect(location.href).to.equal(location.origin + address)
    })
  }
})
