import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { promisify } from 'node:util'
import { openStore } from '../../../server/store/open-store.js'
import { describeStore } from './contract/describe-store.js'

const folder = mkdtempSync(join(tmpdir(), 'klucznik-libsql-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('the embedded store', () => {
  describeStore(() => openStore({ dataDir: join(folder, 'data') }))

  it('lies in files that nobody else on the machine can read', async () => {
    const store = await openStore({ dataDir: join(folder, 'own') })
    await store.close()
    assert.equal(statSync(join(folder, 'own')).mode & 0o077, 0)
    assert.equal(statSync(join(folder, 'own', 'klucznik.db')).mode & 0o077, 0)
  })

  it('drops sessions and audit entries when their time is over [48]', async () => {
    const store = await openStore({ dataDir: join(folder, 'sweep') })
    const at = new Date('2026-09-01T08:00:00Z')
    const expiresAt = new Date('2026-09-01T09:00:00Z')
    const place = { id: 'x', unit: 'u' }
    await store.sessions.add({
      ...place,
      account: 'a',
      role: 'office',
      stage: 'in' as const,
      passwordMark: 'm',
      mark: 'm',
      createdAt: at,
      seenAt: at,
      expiresAt,
    })
    await store.audit.add([{ ...place, at, via: 'cli', actor: 'cli', action: 'import.done', expiresAt }])
    await store.sweep(new Date(expiresAt.getTime() - 1))
    assert.ok(await store.sessions.find('u', 'x'))
    assert.equal((await store.audit.list('u', { limit: 9 })).length, 1)
    await store.sweep(expiresAt)
    assert.equal(await store.sessions.find('u', 'x'), undefined)
    assert.deepEqual(await store.audit.list('u', { limit: 9 }), [])
    await store.close()
  })

  it('lets timers run while somebody reads or writes in a loop', async () => {
    const store = await openStore({ dataDir: join(folder, 'turns') })
    let hasRung = false
    setTimeout(() => (hasRung = true), 1)
    const end = performance.now() + 2_000
    while (!hasRung && performance.now() < end) await store.accounts.findById('u', 'x')
    assert.ok(hasRung)
    await store.close()
  })

  it('says clearly that a folder cannot be used', async () => {
    writeFileSync(join(folder, 'file'), '')
    await assert.rejects(openStore({ dataDir: join(folder, 'file') }), /EEXIST|ENOTDIR/)
  })

  it('is one for several processes: a challenge is spent by one of them [10]', async () => {
    const dataDir = join(folder, 'shared')
    await (await openStore({ dataDir })).close()
    const code = `
      const { openStore } = await import(${JSON.stringify(join(import.meta.dirname, '../../../server/store/open-store.js'))})
      const store = await openStore({ dataDir: process.argv[1] })
      let won = 0
      for (let n = 0; n < 200; n++) if (await store.spent.spend('id' + n, new Date(Date.now() + 60000))) won++
      console.log(won)`
    const runs = await Promise.all(
      [1, 2, 3].map(() => promisify(execFile)(process.execPath, ['--input-type=module', '-e', code, dataDir])),
    )
    assert.equal(
      runs.reduce((sum, { stdout }) => sum + Number(stdout), 0),
      200,
    )
  })
})
