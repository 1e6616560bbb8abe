import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pino from 'pino'
import { Registry } from 'prom-client'
import { createEventLog } from '../../server/event-log.js'
import { createApp } from '../../server/http/create-app.js'
import { LETTER_POLICY } from '../../server/letters/style.js'
import { writeLetters } from '../../server/letters/write-letters.js'
import { startTestServer } from '../support/test-server.js'

describe('an error that nobody expected [65, 66]', () => {
  it('is logged as an event with its stack and without its message, which may hold an address', async () => {
    const server = await startTestServer()
    const lines: string[] = []
    const metrics = new Registry()
    const logger = pino({ base: null }, { write: (line: string) => lines.push(line) })
    const app = await createApp({
      services: { ...server.services, log: createEventLog(logger, metrics) },
      logger,
      metrics,
      trustedProxies: [],
      widget: { folder: import.meta.dirname, version: '0.0.0' },
      async drawMedia() {
        throw new Error('cannot draw for anna.nowak@example.org')
      },
      letters: { write: writeLetters, policy: LETTER_POLICY },
      ping: async () => {},
    })
    try {
      const { statusCode, body } = await app.inject({ url: '/captcha/picture/x' })
      assert.deepEqual([statusCode, body], [500, '{"error":"Unavailable"}'])
      const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
      const failed = events.filter(({ event }) => event === 'http.failed')
      assert.deepEqual([failed.length, failed[0]?.['route']], [1, '/captcha/picture/:drawing'])
      assert.match(JSON.stringify(failed), /at drawMedia/)
      assert.doesNotMatch(lines.join(''), /anna\.nowak/)
    } finally {
      await app.close()
      await server.stop()
    }
  })
})
