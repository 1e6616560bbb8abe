import { expect } from '@open-wc/testing'
import { pl } from '../../../panel/i18n/pl.js'
import { READ, REFUSED } from '../../contract/pesel-spellings.js'
import { until } from '../../ui/support/until.js'
import { mountPanel, type MountedPanel } from '../support/mount-panel.js'

/** Puts a text into the field as a paste does, with all that a browser does to it, and leaves the field. */
function paste({ get }: MountedPanel, text: string): void {
  const input = get<HTMLInputElement>('[name=pesel]')
  input.focus()
  input.select()
  document.execCommand(text === '' ? 'delete' : 'insertText', false, text)
  input.blur()
}

/** What is said of each text, by what it is. */
async function judge(spellings: typeof READ | typeof REFUSED): Promise<Record<string, string | undefined>> {
  const panel = await mountPanel({ at: '#/nowa-osoba' })
  await until(() => panel.find('[name=pesel]'), 'the form is there')
  const said = () => panel.find('.panel-pesel :is(.klucznik-error, .klucznik-good)')?.textContent?.trim()
  const judged: Record<string, string | undefined> = {}
  for (const [what, [typed]] of Object.entries(spellings)) {
    paste(panel, '')
    await until(() => said() === undefined, 'nothing is said of an empty field')
    paste(panel, typed)
    await until(said, `it is judged: ${what}`)
    judged[what] = said()
  }
  return judged
}

const expected = <Spelling>(spellings: Readonly<Record<string, Spelling>>, say: (spelling: Spelling) => string) =>
  Object.fromEntries(Object.entries(spellings).map(([what, spelling]) => [what, say(spelling)]))

describe('the PESEL of a person’s form', () => {
  it('is read in every spelling that the server reads [4]', async () => {
    expect(await judge(READ)).to.deep.equal(expected(READ, () => pl.person.peselGood))
  }).timeout(30_000)

  it('is refused for the server’s reason', async () => {
    expect(await judge(REFUSED)).to.deep.equal(expected(REFUSED, ([, fault]) => pl.person.errors[`PESEL_${fault}`]))
  }).timeout(30_000)
})
