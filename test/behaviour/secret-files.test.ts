import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { eachStore } from '../support/each-store.js'
import { whenListening } from '../support/when-listening.js'

const SECRET_KEY = randomBytes(32).toString('base64')
const SMTP_URL = 'smtps://klucznik:tajne@smtp.example.pl'

eachStore((store) => {
  describe('klucznik serve with every secret in a file', () => {
    let folder: string
    let variables: Record<string, string>
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'klucznik-secrets-'))
      const file = async (name: string, content: string): Promise<string> => {
        await writeFile(join(folder, name), content)
        return join(folder, name)
      }
      const unit = { id: 'radom', name: 'Radom', from: 'konto@radom.example', origins: [], contact: 'tel. 1' }
      const { databaseUrl } = store.env()
      variables = {
        PORT: '0',
        HOST: '127.0.0.1',
        PUBLIC_URL: 'https://konto.example.pl',
        DATA_DIR: join(folder, 'data'),
        UNITS_FILE: await file('units.json', JSON.stringify([unit])),
        SECRET_KEY_FILE: await file('secret_key', `${SECRET_KEY}\n`),
        SMTP_URL_FILE: await file('smtp_url', `${SMTP_URL}\n`),
        ...(databaseUrl !== undefined && { DATABASE_URL_FILE: await file('database_url', `${databaseUrl}\n`) }),
      }
    })
    after(() => rm(folder, { recursive: true, force: true }))

    const serve = (changed: Record<string, string> = {}) =>
      spawn(process.execPath, ['--import', 'tsx', 'server/bin.ts', 'serve'], {
        env: { PATH: process.env['PATH'], ...variables, ...changed },
        stdio: ['ignore', 'pipe', 'pipe'],
      })

    it('is ready on the store that is named there, and says nothing of what they hold', async () => {
      const child = serve()
      const { url, output } = await whenListening(child)
      assert.equal((await fetch(`${url}/readyz`)).status, 200)
      child.kill('SIGTERM')
      assert.deepEqual(await once(child, 'exit'), [0, null], output())
      assert.equal(existsSync(join(folder, 'data', 'klucznik.db')), store.name === 'libsql')
      assert.ok(!output().includes(SECRET_KEY) && !output().includes('tajne'), output())
    })

    it('does not start without one of them, and says which in one line', async () => {
      const child = serve({ SECRET_KEY_FILE: join(folder, 'nowhere') })
      const [stdout, stderr, [status]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit') as Promise<[number | null]>,
      ])
      assert.equal(status, 1)
      assert.equal(stdout, '')
      assert.match(stderr, /^SECRET_KEY_FILE names a file that is not there: [^\n]+\n$/)
    })
  })
})
