import { expect } from '@open-wc/testing'
import { toFailure, ClientFailure } from '../../ui/failure.js'

describe('toFailure', () => {
  it('reads code, reason and seconds from the data of a tRPC error', () => {
    const failure = toFailure({ data: { code: 'TOO_MANY_REQUESTS', retryAfter: 90, reason: 'X' } })
    expect(failure).to.be.instanceOf(ClientFailure)
    expect(failure).to.include({ code: 'TOO_MANY_REQUESTS', retryAfter: 90, reason: 'X' })
  })

  it('lets a failure through as it is', () => {
    const failure = new ClientFailure('INSECURE_CONTEXT')
    expect(toFailure(failure)).to.equal(failure)
  })

  for (const thrown of [undefined, null, 'x', {}, { data: null }, { data: { code: 'NEW' } }]) {
    it(`takes ${JSON.stringify(thrown)} for a server out of reach`, () => {
      expect(toFailure(thrown).code).to.equal('UNREACHABLE')
    })
  }

  it('takes an error of JavaScript for one of our own, and says so in the console', () => {
    const said: unknown[][] = []
    const { error } = console
    console.error = (...words: unknown[]) => said.push(words)
    const thrown = new TypeError('x is not a function')
    try {
      expect(toFailure(thrown).code).to.equal('BROKEN')
    } finally {
      console.error = error
    }
    expect(said).to.deep.equal([['klucznik: BROKEN', thrown]])
  })

  it('takes work that was dropped for no error of our own', () => {
    expect(toFailure(new DOMException('', 'AbortError')).code).to.equal('UNREACHABLE')
  })

  it('takes nonsense for no seconds at all', () => {
    expect(toFailure({ data: { code: 'UNAVAILABLE', retryAfter: 'soon' } }).retryAfter).to.equal(undefined)
  })
})
