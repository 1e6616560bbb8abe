import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../../../support/each-store.js'
import { csv, startCli, type CliHarness } from '../cli-harness.js'

eachStore((store) => {
  describe('an import with a role', () => {
    let cli: CliHarness
    before(async () => {
      cli = await startCli(store.env())
    })
    after(() => cli.close())

    const importing = (role: string, ...rows: string[]) =>
      cli.run(['accounts', 'import', '-', '--unit', 'przykladowo', ...(role === '' ? [] : ['--role', role])], {
        stdin: csv(...rows),
      })
    const place = (login: string) =>
      cli.withServices(async ({ accounts, keyring }) => {
        const found = await accounts.findByLogin('przykladowo', keyring.of('przykladowo').loginKeys(login))
        return found && [found.role, found.class, found.classes]
      })

    it('makes the office, and teachers with their classes [76]', async () => {
      await importing('office', 'sekretariat,,,,,,,')
      assert.deepEqual(await place('sekretariat'), ['office', '', undefined])
      await importing('teacher', 'pani.a,,,,,,4b  5c 4b,', 'pani.b,,,,,,1 LO a | 1 LO b,', 'pani.c,,,,,,,')
      assert.deepEqual(await place('pani.a'), ['teacher', '', ['4b', '5c']])
      assert.deepEqual(await place('pani.b'), ['teacher', '', ['1 LO a', '1 LO b']])
      assert.deepEqual(await place('pani.c'), ['teacher', '', []])
    })

    it('is kept by an import without one, and taken away by --role member', async () => {
      await importing('teacher', 'zmiana,,,,,,4b,')
      await importing('', 'zmiana,,,,,,6a,', 'nowa,,,,,,6a,')
      assert.deepEqual(await place('zmiana'), ['teacher', '', ['6a']])
      assert.deepEqual(await place('nowa'), [undefined, '6a', undefined])
      await importing('member', 'zmiana,,,,,,6a,')
      assert.deepEqual(await place('zmiana'), [undefined, '6a', undefined])
    })

    it('names a role that there is not', async () => {
      const { status, stderr } = await importing('dyrektor', 'x,,,,,,,')
      assert.deepEqual([status, stderr], [1, '--role must be one of member, teacher, office\n'])
    })

    it('takes a hundred classes of a teacher, and one class of anybody else', async () => {
      const classes = Array.from({ length: 100 }, (_, n) => `${n}a`).join(' ')
      assert.equal((await importing('teacher', `wszystkie,,,,,,${classes},`)).status, 0)
      const { stderr } = await importing('', `dluga,,,,,,${'4b'.repeat(60)},`)
      assert.match(stderr, /line 2: the class is longer than 100 characters/)
    })

    it('is written down as the command line’s, and a second time says nothing new', async () => {
      await importing('', 'audyt,,,,Imię,,6a,')
      await importing('', 'audyt,,,,Imię,,6a,')
      await importing('office', 'audyt,,,,Imię,,6a,')
      await cli.run(['accounts', 'disable', 'audyt', '--unit', 'przykladowo'])
      const acts = await cli.withServices(({ audit }) => audit.list('przykladowo', { limit: 100 }))
      assert.deepEqual(
        acts
          .filter(({ subject }) => subject === 'audyt')
          .map(({ via, actor, action, detail }) => [via, actor, action, detail]),
        [
          ['cli', 'cli', 'person.disabled', undefined],
          ['cli', 'cli', 'person.changed', 'import role=office'],
          ['cli', 'cli', 'person.added', 'import'],
        ],
      )
      assert.equal(
        acts.filter(({ action, detail }) => action === 'import.done' && /refused=0/.test(detail ?? '')).length,
        9,
      )
    })
  })
})
