import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { explainDatabaseUrl } from '../../server/database-url.js'
import { parseUnits } from '../../server/units-file.js'
import { clientFor, type Reachable } from '../support/browser-client.js'
import { linkIn, mailWithTicket, ticketsIn } from '../support/mails.js'
import { ask, PASSWORD } from '../support/walk.js'
import { Machine } from './machine.js'
import { readPage, stepsOf, type Block } from './read-page.js'

const page = readPage('docs/operators.md')
const steps = stepsOf(page)
const publicUrl = 'https://konto.przykladowo.example'

describe('docs/operators.md, taken from top to bottom as it stands on a machine with nothing on it', () => {
  let machine: Machine
  /** The server as a page in a browser meets it; asking by work needs no key of the server's. */
  const server = (): Reachable => ({ url: machine.url, env: { secretKeys: [randomBytes(32)] } })
  const taken = new Set<Block>()
  const takeAll = async (blocks: Block[]): Promise<void> => {
    for (const block of blocks) {
      taken.add(block)
      await machine.take(block)
    }
  }
  const blocksUnder = (heading: string): Block[] => {
    const blocks = page.blocks.filter((block) => block.heading === heading)
    assert.notEqual(blocks.length, 0, `there is nothing to do under “${heading}”`)
    return blocks
  }
  before(async () => {
    machine = await Machine.start()
  })
  after(() => machine.stop())

  it('has ten steps, each with something to do', () => {
    assert.deepEqual(
      steps.map(({ number }) => number),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    )
    assert.deepEqual(
      steps.filter(({ blocks }) => blocks.length === 0),
      [],
    )
  })

  for (const { number, title, blocks } of steps.slice(0, 8)) it(`step ${number} works: ${title}`, () => takeAll(blocks))

  it(`step 9 works: somebody asks at the printed address, gets a mail, and signs in to the printed panel`, async () => {
    const [form, panel] = (steps[8]?.blocks ?? []).map(({ code }) =>
      code.trim().replace('http://localhost:8080', machine.url),
    )
    assert.match(await (await fetch(form ?? '')).text(), /<klucznik-recovery [^>]*unit="przykladowo"/)
    assert.equal((await fetch(panel ?? '')).status, 200)

    await ask(server(), 'jan.kowalski')
    const mail = await mailWithTicket(machine.inbox, 'jan.kowalski@szkola.example')
    // built from the printed PUBLIC_URL
    assert.ok(linkIn(mail).startsWith('http://localhost:'))
    const [ticket = ''] = ticketsIn(mail)
    await clientFor(server()).recovery.complete.mutate({ ticket, password: PASSWORD })
    const headers = { origin: machine.url }
    const typed = new URLSearchParams({ identifier: 'jan.kowalski', password: PASSWORD, to: 'panel' })
    const page = `${machine.url}/jst/przykladowo/sign-in`
    const signedIn = await fetch(page, { method: 'POST', redirect: 'manual', headers, body: typed })
    const [cookie = ''] = signedIn.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
    const { role } = await clientFor(server(), { headers: { ...headers, cookie } }).panel.me.mutate()
    assert.equal(role, 'office')
  })

  it('step 10 works: links lead to the public address, and the town’s page may call the server', async () => {
    await takeAll(steps[9]?.blocks ?? [])
    await ask(server(), 'maria.nowak@poczta.example', { headers: { origin: 'https://www.przykladowo.example' } })
    const mail = await mailWithTicket(machine.inbox, 'maria.nowak@poczta.example')
    assert.ok(linkIn(mail).startsWith(`${publicUrl}/jst/przykladowo?`), linkIn(mail))
    const [, script = ''] =
      /src="https:\/\/konto\.przykladowo\.example([^"]+)"/.exec(steps[9]?.blocks.at(-1)?.code ?? '') ?? []
    assert.equal((await fetch(machine.url + script)).status, 200)
  })

  it('prints a units file with every field, which is taken', () => {
    const [entry] = blocksUnder('Units file')
    assert.equal(parseUnits([JSON.parse(entry?.code ?? '')]).length, 1)
  })

  it('disables somebody', () => takeAll(blocksUnder('People')))

  it('writes letters', () => takeAll(blocksUnder('Letters on paper')))

  it('shows every procedure of a school’s system, in calls that work one after another', async () => {
    const blocks = blocksUnder("The school's systems")
    await takeAll(blocks)
    const called = blocks.flatMap(({ code }) => [...code.matchAll(/^call (\S+)/gm)].map(([, name]) => name))
    assert.deepEqual(called, [
      'accounts.upsert',
      'accounts.invite',
      'accounts.verify',
      'accounts.list',
      'accounts.disable',
    ])
    await mailWithTicket(machine.inbox, 'olena.kovalenko@poczta.example')
  })

  it('prints a webhook that the units file takes', async () => {
    await takeAll(blocksUnder('Webhook'))
    const [unit] = parseUnits(JSON.parse(await readFile(join(machine.folder, 'units.json'), 'utf8')))
    assert.equal(unit?.webhook?.url, 'https://dziennik.przykladowo.example/klucznik')
  })

  it('rotates the key, and everybody is found with the new one alone', async () => {
    await takeAll(blocksUnder('Rotating the key'))
    const keys = await readFile(join(machine.folder, 'secret-key'), 'utf8')
    assert.equal(Buffer.from(keys, 'base64').length, 32)
    const listed = await machine.run('klucznik accounts list --unit przykladowo\n')
    assert.equal(listed.trim().split('\n').length, 5)
  })

  it('writes secrets for compose.yaml that the server can read', async () => {
    await takeAll(blocksUnder('Docker'))
    const url = await readFile(join(machine.folder, 'secrets', 'database_url'), 'utf8')
    assert.equal(explainDatabaseUrl(url.trim()), undefined)
  })

  it('runs whatever else it prints', () => takeAll(page.blocks.filter((block) => !taken.has(block))))
})
