import { expect } from '@open-wc/testing'
import { focused } from '../../ui/support/focus.js'
import { aTicket } from '../../ui/support/a-ticket.js'
import { CODE } from '../../ui/support/script.js'
import { aFrame, until } from '../../ui/support/until.js'
import {
  ask,
  mount,
  mountCode,
  mountRequest,
  submit,
  type,
  typeCode,
  untilView,
  type Mounted,
} from '../support/mount.js'

const errorOf = ({ find }: Mounted) => find('klucznik-code-form > [part=field] [part=error]')?.textContent?.trim()
const untilError = (mounted: Mounted, text: string) =>
  until(() => errorOf(mounted)?.includes(text), `it is said: ${text}`)

describe('the code beside a link', () => {
  it('is typed on the operator’s page, and leads to the password with a fresh ticket [89]', async () => {
    const mounted = await mountCode()
    await typeCode(mounted, { code: ' 0482\u00a09317 ', identifier: 'anna.nowak' })
    await untilView(mounted, 'password')
    expect(mounted.views).to.deep.equal(['request', 'code', 'opening', 'password'])
    const [exchanged] = await mounted.unit.calls('recovery.exchange')
    expect(exchanged?.input).to.include({ identifier: 'anna.nowak', answer: 'ACDEF' })
    expect(String(exchanged?.input['code']).replace(/\D/g, '')).to.equal(CODE)
    expect(exchanged?.input).not.to.have.property('language')
    const [inspected] = await mounted.unit.calls('recovery.inspect')
    expect(inspected?.input).to.deep.equal({ ticket: aTicket('live-by-code') })
    expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
    expect(location.href).not.to.contain('live')
    type(mounted, 'password', 'trzy niebieskie krowy')
    submit(mounted)
    await untilView(mounted, 'done')
    const [completed] = await mounted.unit.calls('recovery.complete')
    expect(completed?.input).to.include({ ticket: aTicket('live-by-code') })
  })

  it('is spent when the page is loaded anew: then the link alone is told to work [91]', async () => {
    const mounted = await mountCode()
    await typeCode(mounted)
    await untilView(mounted, 'password')
    await until(() => (history.state as { klucznik?: { isCodeSpent?: true } }).klucznik?.isCodeSpent, 'it is marked')
    const again = await mount({ isHosted: true, state: history.state, sameVisit: true })
    await untilView(again, 'reloaded')
    expect(again.text()).to.contain('Link nadal działa').and.not.to.contain('Kod, który jest obok niego')
    expect(again.text()).not.to.contain('Mam kod')
  })

  it('has a field that takes what a device offers from a mail, with a keypad for digits', async () => {
    const mounted = await mountCode()
    const code = mounted.get<HTMLInputElement>('[name=code]')
    expect([code.autocomplete, code.inputMode]).to.deep.equal(['one-time-code', 'numeric'])
    expect(mounted.text()).to.contain('Osiem cyfr z wiadomości')
    mounted.get('klucznik-code-form > [part=field] > [data-kind=plain]').click()
    await until(() => code.inputMode === 'text', 'a letter’s code has letters')
    expect(focused()).to.equal(code)
    expect(mounted.text()).to.contain('Dziesięć znaków z kartki')
  })

  it('is typed on no page of others: the sent view leads to the operator’s [57]', async () => {
    const mounted = await mountRequest({ attributes: { server: location.origin } })
    expect(mounted.find('klucznik-request-form ~ [data-kind=plain]')).to.equal(null)
    await ask(mounted)
    await untilView(mounted, 'sent')
    const link = mounted.get<HTMLAnchorElement>('a[part=button]')
    expect(link.href).to.equal(`${location.origin}/jst/${mounted.unit.id}?lang=pl`)
    expect(link.textContent?.trim()).to.equal('Mam kod')
    expect(mounted.find('[name=code]')).to.equal(null)
  })

  it('is reached from the sent view on the operator’s page, and left for the request', async () => {
    const mounted = await mountRequest({ isHosted: true })
    await ask(mounted)
    await untilView(mounted, 'sent')
    const [have] = mounted.element.renderRoot.querySelectorAll<HTMLElement>('button')
    expect(have?.textContent?.trim()).to.equal('Mam kod')
    have?.click()
    await untilView(mounted, 'code')
    expect(focused()?.textContent).to.equal('Wpisz kod')
    // nothing is asked twice
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna@example.pl')
    mounted.get('klucznik-code-form ~ button').click()
    await untilView(mounted, 'request')
  })

  it('that is wrong is told at its field, beside a new picture, and what was typed stays', async () => {
    const mounted = await mountCode()
    await typeCode(mounted, { code: '11112222', identifier: 'anna.nowak' })
    await untilError(mounted, 'nie pasuje')
    await until(() => mounted.text().includes('Jest nowy obrazek'), 'there is another picture')
    expect(focused()).to.equal(mounted.get('[name=code]'))
    expect(mounted.get<HTMLInputElement>('[name=code]').value).to.equal('11112222')
    expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal('anna.nowak')
    expect(mounted.get<HTMLInputElement>('[name=answer]').value).to.equal('')
    expect(mounted.views.at(-1)).to.equal('code')
    await typeCode(mounted)
    await untilView(mounted, 'password')
  })

  it('that can be none is told before anything is sent, and so is an empty field', async () => {
    const mounted = await mountCode()
    for (const [code, text] of [
      ['', 'Wpisz kod'],
      ['1234567', 'ma osiem cyfr'],
      ['1234 56789', 'ma osiem cyfr'],
    ] as const) {
      await typeCode(mounted, { code })
      await untilError(mounted, text)
      expect(focused()).to.equal(mounted.get('[name=code]'))
    }
    expect(await mounted.unit.calls('recovery.exchange')).to.have.length(0)
    await typeCode(mounted)
    await untilView(mounted, 'password')
  })

  it('is sent by Enter in its field, and the other fields say what is missing', async () => {
    const mounted = await mountCode()
    type(mounted, 'code', CODE)
    mounted.get('[name=code]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await until(() => mounted.find('[role=alert]'), 'both other fields are named')
    expect(mounted.get('[role=alert]').querySelectorAll('a')).to.have.length(2)
    expect(errorOf(mounted)).to.equal(undefined)
  })

  it('goes with a challenge that asks for nothing too', async () => {
    const mounted = await mountCode()
    mounted.get('.klucznik-ways [data-kind=plain]').click()
    await until(() => !mounted.find('[name=answer]'), 'there is nothing to retype')
    await typeCode(mounted)
    await untilView(mounted, 'password')
  })

  it('of whom too much was tried is told to wait, and by a server that is away what is typed stays', async () => {
    const mounted = await mountCode({
      script: {
        'recovery.exchange': [
          { code: 'TOO_MANY_REQUESTS', facts: { retryAfter: 3000 } },
          { raw: '', status: 502 },
        ],
      },
    })
    await typeCode(mounted)
    await until(() => mounted.text().includes('za 50 minut'), 'it is said')
    expect(mounted.failures).to.deep.equal(['TOO_MANY_REQUESTS'])
    await aFrame()
    await typeCode(mounted)
    await until(() => mounted.failures.includes('UNAVAILABLE'), 'it is said')
    expect(mounted.get<HTMLInputElement>('[name=code]').value).to.equal(CODE)
  })
})
