import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startTestServer } from '../support/test-server.js'

const DAY_MS = 86_400_000

/** What a server with this contact answers at some moment. */
async function answered(securityContact: string | undefined, now: Date): Promise<{ answer: Response; text: string }> {
  const server = await startTestServer({
    env: { publicUrl: 'https://konto.przykladowo.example', ...(securityContact !== undefined && { securityContact }) },
    now: () => now,
    pace: { everyMs: Infinity },
  })
  try {
    const answer = await fetch(`${server.url}/.well-known/security.txt`)
    return { answer, text: await answer.text() }
  } finally {
    await server.stop()
  }
}

describe('/.well-known/security.txt (RFC 9116) [101]', () => {
  const now = new Date('2026-09-01T10:20:30.400Z')

  it('says whom to tell, in which languages, where it belongs and until when it holds', async () => {
    const { answer, text } = await answered('mailto:bezpieczenstwo@przykladowo.example', now)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'text/plain; charset=utf-8')
    assert.equal(
      text,
      [
        'Contact: mailto:bezpieczenstwo@przykladowo.example',
        'Expires: 2027-02-28T00:00:00.000Z',
        'Preferred-Languages: pl, en',
        'Canonical: https://konto.przykladowo.example/.well-known/security.txt',
        '',
      ].join('\n'),
    )
  })

  it('never ends while the server answers, and always within a year', async () => {
    const later = new Date(now.getTime() + 400 * DAY_MS)
    const { text } = await answered('https://www.przykladowo.example/bezpieczenstwo', later)
    const [, expires = ''] = /^Expires: (.+)$/m.exec(text) ?? []
    const days = (Date.parse(expires) - later.getTime()) / DAY_MS
    assert.ok(days > 30 && days < 365, String(days))
  })

  it('is not there when nobody is named', async () => {
    const { answer } = await answered(undefined, now)
    assert.equal(answer.status, 404)
  })
})
