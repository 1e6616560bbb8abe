import { expect } from '@open-wc/testing'
import { takeTicket } from '../../widget/ticket.js'

describe('takeTicket', () => {
  const page = location.pathname + location.search
  afterEach(() => history.replaceState(null, '', page))

  for (const [hash, ticket] of [
    ['#klucznik=abc-DEF_123', 'abc-DEF_123'],
    ['#klucznik=', ''],
    ['#klucznik=a=b#c', 'a=b#c'],
  ] as const) {
    it(`takes "${ticket}" out of ${hash}`, () => {
      history.replaceState({ kept: true }, '', hash)
      expect(takeTicket()).to.equal(ticket)
      expect(location.hash).to.equal('')
      expect(location.pathname + location.search).to.equal(page)
      expect(history.state).to.deep.equal({ kept: true })
      expect(takeTicket()).to.equal(undefined)
    })
  }

  for (const hash of ['', '#kontakt', '#xklucznik=abc', '#Klucznik=abc']) {
    it(`leaves "${hash}" alone`, () => {
      history.replaceState(null, '', page + hash)
      expect(takeTicket()).to.equal(undefined)
      expect(location.hash).to.equal(hash)
    })
  }
})
