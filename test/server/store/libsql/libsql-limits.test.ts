import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openDatabase } from '../../../../server/store/libsql/database.js'
import { createLibsqlLimits } from '../../../../server/store/libsql/libsql-limits.js'

const folder = mkdtempSync(join(tmpdir(), 'klucznik-limits-'))
after(() => rmSync(folder, { recursive: true, force: true }))

describe('rows of limits in the embedded store', () => {
  it('go when their window has ended, and the fewest tries when there are too many', async () => {
    const database = openDatabase(folder)
    const limits = createLibsqlLimits(database, { most: 10 })
    const limit = { count: 5, seconds: 60 }
    const rows = () => (database.prepare('SELECT count(*) AS rows FROM limits').get() as { rows: number }).rows
    for (let n = 0; n < 5; n++) await limits.take('sign-in', 'guessed', limit)
    for (let n = 0; n < 30; n++) await limits.take('sign-in', `once ${n}`, limit)
    assert.equal(rows(), 31)
    await limits.sweep(new Date())
    assert.equal(rows(), 10)
    assert.equal((await limits.take('sign-in', 'guessed', limit)).allowed, false)
    await limits.sweep(new Date(Date.now() + 61_000))
    assert.equal(rows(), 0)
    database.close()
  })
})
