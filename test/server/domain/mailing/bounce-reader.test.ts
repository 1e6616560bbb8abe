import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { BounceReader } from '../../../../server/domain/mailing/bounce-reader.js'
import { createBounceMailbox } from '../../../../server/mail/bounces/bounce-mailbox.js'
import { startTestServer } from '../../../support/test-server.js'
import { createRecordingLog } from '../../mail/recording-log.js'
import { sampleReport } from '../../mail/bounces/sample-reports.js'

const path = mkdtempSync(join(tmpdir(), 'klucznik-reader-'))
after(() => rmSync(path, { recursive: true }))

test('a mailbox that cannot be read is said once, and again when it was readable in between', async () => {
  const server = await startTestServer()
  const log = createRecordingLog()
  const { now } = server.services
  try {
    const mailbox = createBounceMailbox({ path, dataDir: path, log, now })
    const reader = new BounceReader({ ...server.services, log }, mailbox)
    const said = () => log.events.filter(({ event }) => event === 'bounces.unreadable').length
    await reader.runOnce()
    await reader.runOnce()
    assert.equal(said(), 1)
    for (const part of ['new', 'cur']) mkdirSync(join(path, part))
    writeFileSync(join(path, 'new', '1'), sampleReport())
    await reader.runOnce()
    assert.deepEqual(log.events.map(({ event }) => event).slice(1), ['bounce.not-ours'])
    assert.deepEqual(readdirSync(join(path, 'cur')), ['1:2,S'])
    rmSync(join(path, 'new'), { recursive: true })
    await reader.runOnce()
    assert.equal(said(), 2)
  } finally {
    await server.stop()
  }
})
