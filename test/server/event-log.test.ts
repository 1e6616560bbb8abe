import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import pino from 'pino'
import { Registry } from 'prom-client'
import { Failure } from '../../server/domain/failure.js'
import { MailDelayed, MailRefused } from '../../server/domain/ports/mailer.js'
import { WebhookDelayed } from '../../server/domain/ports/webhook-receivers.js'
import { createEventLog } from '../../server/event-log.js'

type Line = Record<string, unknown> & { event: string }

function startLog() {
  const lines: Line[] = []
  const metrics = new Registry()
  const logger = pino(
    { base: null, timestamp: false },
    { write: (line: string) => lines.push(JSON.parse(line) as Line) },
  )
  const log = createEventLog(logger, metrics, { everyMs: 2 ** 30 })
  const counted = async () => (await metrics.getSingleMetric('klucznik_events_total')?.get())?.values[0]?.value
  return { log, lines, counted }
}

describe('the event log', () => {
  it('makes one line at once and one a minute of a thousand equal refusals, and counts them all [87]', async () => {
    const { log, lines, counted } = startLog()
    for (let times = 0; times < 1_000; times++) log.info('limit.address', { unit: 'u', act: 'request' })
    assert.deepEqual(
      lines.map(({ event, times }) => [event, times]),
      [['limit.address', undefined]],
    )
    log.close()
    assert.deepEqual(lines.map(({ event, times }) => [event, times]).slice(1), [['limit.address', 999]])
    assert.equal(await counted(), 1_000)
  })

  it('makes one line of equal warnings too, with the same failure behind them [87]', () => {
    const { log, lines } = startLog()
    const refuse = () => log.warn('rpc.failed', { unit: 'u', procedure: 'panel.signIn' }, new Failure('UNAVAILABLE'))
    for (let times = 0; times < 1_000; times++) refuse()
    log.close()
    assert.deepEqual(
      lines.map(({ times }) => times),
      [undefined, 999],
    )
  })

  it('begins anew after each sum', () => {
    const { log, lines } = startLog()
    log.info('captcha.refused', { unit: 'u' })
    log.close()
    log.info('captcha.refused', { unit: 'u' })
    assert.deepEqual(
      lines.map(({ times }) => times),
      [undefined, undefined],
    )
  })

  it('tells lines apart by all that they say', () => {
    const { log, lines } = startLog()
    for (const why of ['wrong', 'forged', 'wrong']) log.info('captcha.refused', { unit: 'u', why })
    log.close()
    assert.deepEqual(
      lines.map(({ why, times }) => [why, times]),
      [
        ['wrong', undefined],
        ['forged', undefined],
        ['wrong', 1],
      ],
    )
  })

  it('makes few lines of very many different ones [87]', () => {
    const { log, lines } = startLog()
    for (let client = 0; client < 100_000; client++) log.info('limit.address', { unit: 'u', client })
    log.close()
    assert.ok(lines.length <= 1_002, `${lines.length} lines`)
    assert.equal(
      lines.reduce((sum, { times }) => sum + Number(times ?? 1), 0),
      100_000,
    )
  })

  it('keeps one line for each thing that was done [65]', () => {
    const { log, lines } = startLog()
    for (let times = 0; times < 20; times++) log.info('request.accepted', { unit: 'u' })
    assert.equal(lines.length, 20)
  })

  it('writes no stack of what is expected, and says why where a sentence of ours does [87]', () => {
    const { log, lines } = startLog()
    log.warn('rpc.failed', {}, new Failure('UNAVAILABLE', { cause: '256 password hashes are waiting' }))
    log.warn('outbox.put-off', {}, new MailDelayed('no mail to the relay: ECONNREFUSED'))
    log.warn('mail.refused', {}, new MailRefused('the relay refused the mail: 550 5.1.1'))
    log.warn('webhook.put-off', {}, new WebhookDelayed('the receiver answered 503'))
    assert.deepEqual(
      lines.map(({ err }) => err),
      [
        { type: 'Failure', code: 'UNAVAILABLE', why: '256 password hashes are waiting' },
        { type: 'MailDelayed', why: 'no mail to the relay: ECONNREFUSED' },
        { type: 'MailRefused', why: 'the relay refused the mail: 550 5.1.1' },
        { type: 'WebhookDelayed', why: 'the receiver answered 503' },
      ],
    )
  })

  it('writes the stack of what nobody expected behind a refusal, and no message', () => {
    const { log, lines } = startLog()
    log.warn('rpc.failed', {}, new Failure('UNAVAILABLE', { cause: new RangeError('anna.nowak@example.org') }))
    const [line] = lines
    assert.match(JSON.stringify(line), /Failure < RangeError.*at /)
    assert.doesNotMatch(JSON.stringify(line), /anna/)
  })
})
