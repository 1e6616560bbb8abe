import { expect } from '@open-wc/testing'
import { focused } from '../../ui/support/focus.js'
import { aFrame, until } from '../../ui/support/until.js'
import { ask, mountRequest, untilView, type Mounted } from '../support/mount.js'

/** The view after a wish for a mail. */
async function mountSent(script: Parameters<typeof mountRequest>[0] = {}, identifier?: string): Promise<Mounted> {
  const mounted = await mountRequest(script)
  await ask(mounted, identifier === undefined ? {} : { identifier })
  await untilView(mounted, 'sent')
  await until(() => mounted.find('klucznik-address-word button'), 'the button is there')
  return mounted
}

const press = ({ get }: Mounted): void => get('klucznik-address-word button').click()

describe('the word that an address at the school is wrong', () => {
  it('is sent with what was typed and a challenge of its own, at one press, and told in words', async () => {
    const mounted = await mountSent({}, ' anna@example.pl ')
    const before = await mounted.unit.calls()
    press(mounted)
    press(mounted)
    await until(() => mounted.text().includes('szkoła zobaczy, że adres trzeba poprawić'), 'it is told')
    await aFrame()
    const calls = (await mounted.unit.calls()).slice(before.length)
    expect(calls.map(({ procedure }) => procedure)).to.deep.equal(['captcha.issue', 'recovery.addressWrong'])
    expect(calls[0]?.input['kind']).to.equal('work')
    const { identifier, challenge, solution } = calls[1]?.input ?? {}
    expect(identifier).to.equal('anna@example.pl')
    const wish = before.find(({ procedure }) => procedure === 'recovery.request')
    expect(challenge).to.be.a('string').and.not.equal(wish?.input['challenge'])
    expect(solution).to.have.keys('counter', 'derivedKey')
    expect(mounted.find('klucznik-address-word button')).to.equal(null)
    expect(focused()?.textContent).to.contain('szkoła zobaczy')
    expect(mounted.views).to.deep.equal(['request', 'sent'])
  })

  it('says what is wrong when it cannot be sent, and goes out at the next press with a fresh challenge', async () => {
    const mounted = await mountSent({
      script: { 'recovery.addressWrong': [{ code: 'UNAVAILABLE' }, { data: { accepted: true } }] },
    })
    press(mounted)
    await until(() => mounted.find('klucznik-address-word [role=alert] button'), 'the failure is told')
    await aFrame()
    expect(mounted.failures).to.deep.equal(['UNAVAILABLE'])
    expect(focused()?.textContent?.trim()).to.equal('Spróbuj ponownie')
    press(mounted)
    await until(() => mounted.text().includes('szkoła zobaczy, że adres trzeba poprawić'), 'it is told')
    const words = (await mounted.unit.calls()).filter(({ procedure }) => procedure === 'recovery.addressWrong')
    expect(new Set(words.map(({ input }) => input['challenge'])).size).to.equal(2)
  })

  it('says so when no challenge can be had', async () => {
    const mounted = await mountSent({ script: { 'captcha.issue': [{}, { code: 'TOO_MANY_REQUESTS' }] } })
    press(mounted)
    await until(() => mounted.find('klucznik-address-word [role=alert]'), 'the failure is told')
    expect(mounted.failures).to.deep.equal(['TOO_MANY_REQUESTS'])
    expect((await mounted.unit.calls()).map(({ procedure }) => procedure)).not.to.contain('recovery.addressWrong')
  })
})
