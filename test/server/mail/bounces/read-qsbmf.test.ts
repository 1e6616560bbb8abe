import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readReport } from '../../../../server/mail/bounces/read-report.js'

const HEAD = ['Return-Path: <>', 'From: MAILER-DAEMON@mx.example.org', 'Subject: failure notice']
const INTRO = [
  'Hi. This is the qmail-send program at mx.example.org.',
  "I'm afraid I wasn't able to deliver your message to the following addresses.",
  "This is a permanent error; I've given up. Sorry it didn't work out.",
]
const BREAK = '--- Below this line is a copy of the message.'
const ORIGINAL = ['Return-Path: <konto@przykladowo.example>', 'Message-ID:', ' <a.b@c.pl>', 'To: anna@example.org']
const recipient = (...said: string[]) => ['<anna@example.org>:', ...said]

/** A bounce as qmail writes it, each part of it exchangeable. */
const bounce = ({
  head = HEAD,
  intro = INTRO,
  recipients = [recipient('192.0.2.1 does not like recipient.', 'Remote host said: 550 5.1.1 unknown')],
  end = [BREAK],
  original = ORIGINAL,
}: Partial<Record<'head' | 'intro' | 'end' | 'original', string[]>> & { recipients?: string[][] } = {}): string =>
  [head, intro, ...recipients, end, original, ['Message-ID: <nie.to@c.pl>']]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
const read = (mail: string) => readReport(Buffer.from(mail))

describe('a bounce in qmail’s format', () => {
  it('names the mail that came back by the header of the original, with either line end', async () => {
    const expected = { mails: ['a.b'], reason: 'no-such-address' }
    assert.deepEqual(await read(bounce()), expected)
    assert.deepEqual(await read(bounce().replaceAll('\n', '\r\n')), expected)
    assert.deepEqual(await read(bounce({ head: [...HEAD, 'Content-Type: Text/Plain; charset=utf-8'] })), expected)
    assert.deepEqual(await read(bounce({ original: ['Subject: x'] })), { ...expected, mails: [] })
  })

  const reasons: [said: string[], reason: string][] = [
    [["Sorry, I couldn't find any host named example.invalid. (#5.1.2)"], 'no-such-address'],
    [['Remote host said: 552 over quota', 'Giving up on 192.0.2.1.'], 'mailbox-full'],
    [['192.0.2.1 failed after I sent the message.', 'Remote host said: 554-5.7.1 spam'], 'blocked'],
    [['Remote host said: 550 5.0.0 no', 'and 5.2.2 at last'], 'mailbox-full'],
    [['Remote host said: 553 sorry'], 'no-such-address'],
    [['Remote host said: 550 no'], 'bounced'],
    [["I'm not going to try again; this message has been in the queue too long. (#4.4.7)"], 'expired'],
    // no codes, though they look like some
    [['5.1.1.9 does not like recipient.', 'version 15.1.1, 5.1.1a, 5.2.2.x, room 552'], 'bounced'],
    [[], 'bounced'],
  ]
  for (const [said, reason] of reasons) {
    it(`means ${reason} when it says ${JSON.stringify(said)}`, async () => {
      assert.deepEqual(await read(bounce({ recipients: [recipient(...said)] })), { mails: ['a.b'], reason })
    })
  }

  it('takes no code from the address itself, and the first of several addresses', async () => {
    const recipients = [['<5.1.1@example.org>:', 'No.'], recipient('Remote host said: 552 full')]
    assert.deepEqual(await read(bounce({ recipients })), { mails: ['a.b'], reason: 'bounced' })
  })

  it('that has given nothing up is no failure', async () => {
    const intro = ['Hi. This is the qmail-send program at mx.example.org.', 'I will keep trying.']
    assert.equal(await read(bounce({ intro, recipients: [recipient('said: 451 4.2.2 later')] })), 'not-failed')
    assert.deepEqual(await read(bounce({ intro })), { mails: ['a.b'], reason: 'no-such-address' })
  })

  const others: [name: string, mail: string][] = [
    ['an answer of somebody on holiday', bounce({ intro: ['Hi, I am away until Monday.'] })],
    [
      'one that begins as qmail does, and quotes our mail',
      bounce({ intro: ['Hi. This is the automatic reply of Anna.'], recipients: [], end: ['--- Original message'] }),
    ],
    ['one that has more to say than qmail', bounce({ recipients: [recipient('No.'), ['I am away until Monday.']] })],
    ['one without a break before the original', bounce({ end: ['- - - copy'] })],
    ['one whose addresses stand in no brackets', bounce({ recipients: [['anna@example.org:', 'No.']] })],
    ['one passed on with a word before it', bounce({ intro: ['FYI', ...INTRO] })],
    ['one in MIME', bounce({ head: [...HEAD, 'Content-Type: text/html'] })],
  ]
  for (const [name, mail] of others) {
    it(`is not: ${name}`, async () => assert.equal(await read(mail), 'not-a-report'))
  }

  it('is read in no time whatever was put into it', async () => {
    const long = '5.1.1.'.repeat(10_000)
    const mail = bounce({ recipients: [recipient(long, ': 55'.repeat(10_000)), ['<'.repeat(20_000)]] })
    const began = performance.now()
    assert.equal(await read(mail), 'not-a-report')
    assert.deepEqual(await read(bounce({ recipients: [recipient(long, '\n \t'.repeat(5))] })), 'not-a-report')
    assert.deepEqual(await read(bounce({ recipients: [recipient(long)] })), { mails: ['a.b'], reason: 'bounced' })
    assert.ok(performance.now() - began < 2_000)
  })
})
