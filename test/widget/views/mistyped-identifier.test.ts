import { expect } from '@open-wc/testing'
import { descriptions, focused } from '../../ui/support/focus.js'
import { ANSWER } from '../../ui/support/script.js'
import { aFrame, until } from '../../ui/support/until.js'
import { ask, mountRequest, submit, type, untilView, type Mounted } from '../support/mount.js'

/** Sends what was typed, and waits until something is said of it beside the field. */
async function askInVain(mounted: Mounted, identifier: string): Promise<(string | undefined)[]> {
  await ask(mounted, { identifier })
  await until(() => mounted.find('[name=identifier][aria-invalid=true]'), 'it is said')
  await aFrame()
  const field = mounted.get('[name=identifier]')
  expect(focused()).to.equal(field)
  return descriptions(field)
}

describe('an identifier that can be nobody’s', () => {
  for (const [typed, said] of [
    ['ewa@gmail,com', 'Sprawdź adres e-mail. Powinien mieć znak @ i domenę z kropką, bez spacji i przecinków.'],
    ['440514 01358', 'Sprawdź numer PESEL. Ma 11 cyfr, a we wpisanym coś się nie zgadza.'],
    ['7k3h 0p9t 4m1x 6c88', 'Sprawdź identyfikator z kartki. Któryś znak się nie zgadza.'],
    ['Maria Nowak', 'Sprawdź, czy e-mail, PESEL, login albo identyfikator jest wpisany poprawnie'],
  ] as const)
    it(`is said to be so beside the field, however often it is sent, and costs no challenge: ${typed}`, async () => {
      const mounted = await mountRequest()
      for (let times = 0; times < 2; times++) {
        expect(await askInVain(mounted, typed)).to.include(said)
        expect(mounted.get<HTMLInputElement>('[name=answer]').value).to.equal(ANSWER)
      }
      expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
      expect(await mounted.unit.calls('captcha.issue')).to.have.length(1)
      expect(mounted.get<HTMLInputElement>('[name=identifier]').value).to.equal(typed)
      await ask(mounted)
      await untilView(mounted, 'sent')
    })
})

describe('a login that looks like something else that was mistyped', () => {
  for (const [typed, said] of [
    ['maria.nowak@', 'To nie wygląda na cały adres e-mail. Popraw go albo, jeśli to login, wyślij jeszcze raz.'],
    ['44051401358', 'To nie jest poprawny numer PESEL. Popraw go albo, jeśli to login, wyślij jeszcze raz.'],
    [
      '7K3H-0P9T-4M1X-6C88',
      'W identyfikatorze z kartki któryś znak się nie zgadza. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    ],
    ['x', 'Sprawdź, czy to cały login. Jeśli tak, wyślij jeszcze raz.'],
  ] as const)
    it(`is said to look so once, and goes out at the second press: ${typed}`, async () => {
      const mounted = await mountRequest()
      expect(await askInVain(mounted, typed)).to.include(said)
      expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
      submit(mounted)
      await untilView(mounted, 'sent')
      const [call] = await mounted.unit.calls('recovery.request')
      expect(call?.input['identifier']).to.equal(typed)
    })

  it('is said of each such text anew', async () => {
    const mounted = await mountRequest()
    await askInVain(mounted, 'x')
    await askInVain(mounted, 'y')
    expect(await mounted.unit.calls('recovery.request')).to.have.length(0)
  })

  it('is said together with what else is missing, in a summary that leads to both', async () => {
    const mounted = await mountRequest()
    type(mounted, 'identifier', 'maria.nowak@')
    submit(mounted)
    await until(() => mounted.find('[role=alert]'), 'the summary is there')
    expect([...mounted.element.renderRoot.querySelectorAll('a')].map((link) => link.textContent)).to.deep.equal([
      'Przepisz znaki z obrazka',
      'To nie wygląda na cały adres e-mail. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    ])
  })
})

describe('an identifier that was pasted', () => {
  for (const typed of ['‹ewa@example.org›', 'mailto:ewa@example.org', 'ewa@exam\u200bple.org', 'PESEL: 44051401359,'])
    it(`goes out at the first press: ${typed}`, async () => {
      const mounted = await mountRequest()
      await ask(mounted, { identifier: typed })
      await untilView(mounted, 'sent')
    })
})
