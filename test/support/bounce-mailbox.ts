import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleReport, type SampleReport } from '../server/mail/bounces/sample-reports.js'
import type { TestServer } from './test-server.js'

/** The Maildir into which an operator's mail server puts what comes back. */
export interface BounceMailbox {
  path: string
  /** Puts a report into it and has the server, which names it in its environment, read it. */
  comesBack(server: TestServer, report: SampleReport): Promise<void>
  remove(): void
}

/** An empty one. */
export function makeBounceMailbox(): BounceMailbox {
  const path = mkdtempSync(join(tmpdir(), 'klucznik-maildir-'))
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(path, part))
  let reports = 0
  return {
    path,
    async comesBack({ workers }, report) {
      writeFileSync(join(path, 'new', `${++reports}.mx`), sampleReport(report))
      await workers.bounces?.runOnce()
      assert.deepEqual(readdirSync(join(path, 'new')), [], 'read')
    },
    remove: () => rmSync(path, { recursive: true }),
  }
}
