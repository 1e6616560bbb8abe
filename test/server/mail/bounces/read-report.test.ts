import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readReport } from '../../../../server/mail/bounces/read-report.js'
import { sampleReport, type SampleReport } from './sample-reports.js'

const read = (report: SampleReport | string) =>
  readReport(Buffer.from(typeof report === 'string' ? report : sampleReport(report)))

describe('a delivery status notification', () => {
  it('names the mail that came back, by its headers, its whole or the report’s references', async () => {
    for (const original of ['text/rfc822-headers', 'message/rfc822', 'message/global-headers'] as const) {
      assert.deepEqual(await read({ original, messageId: 'a.b@c.pl' }), { mails: ['a.b'], reason: 'no-such-address' })
    }
    assert.deepEqual(await read({ original: 'none', messageId: 'a.b@c.pl' }), {
      mails: ['a.b', 'inny'],
      reason: 'no-such-address',
    })
    assert.deepEqual(await read({ original: 'none', head: 'In-Reply-To: <c.d@e.pl>', messageId: 'a.b@c.pl' }), {
      mails: ['c.d', 'a.b', 'inny'],
      reason: 'no-such-address',
    })
  })

  it('is read with the line ends of the wire too', async () => {
    assert.deepEqual(await read(sampleReport({ messageId: 'a.b@c.pl' }).replaceAll('\n', '\r\n')), {
      mails: ['a.b'],
      reason: 'no-such-address',
    })
  })

  const reasons: [what: SampleReport, reason: string][] = [
    [{ status: '5.1.1' }, 'no-such-address'],
    [{ status: '5.1.10 (null mx)' }, 'no-such-address'],
    [{ status: '5.4.4', diagnostic: 'X-Postfix; Host or domain name not found' }, 'no-such-address'],
    [{ status: '5.2.2' }, 'mailbox-full'],
    [{ status: '4.2.2' }, 'mailbox-full'],
    [{ status: '5.7.1' }, 'blocked'],
    [{ status: '4.4.1', diagnostic: 'X-Postfix; connect: timed out' }, 'expired'],
    [{ status: '4.4.7' }, 'expired'],
    [{ status: '5.4.6', diagnostic: 'X-Postfix; mail loops back to myself' }, 'bounced'],
    // as Exim writes it
    [{ status: '5.0.0', diagnostic: 'smtp; 550-5.1.1 The email account does not exist.' }, 'no-such-address'],
    [{ status: '5.0.0', diagnostic: 'smtp; 552 5.2.2 over quota' }, 'mailbox-full'],
    [{ status: '5.0.0', diagnostic: 'smtp; 550 no' }, 'bounced'],
    // as Exchange writes it
    [{ status: '5.7.1', diagnostic: 'smtp;550 5.7.1 TRANSPORT.RULES.RejectMessage' }, 'blocked'],
    [{ status: '', diagnostic: '' }, 'bounced'],
    [{ action: 'Failed (permanently)', status: '5.1.1' }, 'no-such-address'],
  ]
  for (const [what, reason] of reasons) {
    it(`${JSON.stringify(what)} means ${reason}`, async () => {
      assert.deepEqual(await read(what), { mails: ['x'], reason })
    })
  }

  it('that has failed for one and reached another of the addresses behind ours is no failure', async () => {
    const second = (action: string) => `Final-Recipient: rfc822; b@example.org\nAction: ${action}\nStatus: 2.0.0`
    for (const action of ['delivered', 'relayed', 'expanded'])
      assert.equal(await read({ more: second(action) }), 'not-failed')
    assert.deepEqual(await read({ more: second('delayed') }), { mails: ['x'], reason: 'no-such-address' })
    assert.deepEqual(await read({ action: 'delayed', status: '4.2.2', more: second('failed') }), {
      mails: ['x'],
      reason: 'bounced',
    })
  })

  for (const action of ['delayed', 'delivered', 'relayed', 'expanded', '', 'faild']) {
    it(`with the action "${action}" is not failed`, async () => assert.equal(await read({ action }), 'not-failed'))
  }

  it('is read when its status is in base64', async () => {
    const status = Buffer.from('Reporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.2.2\r\n').toString('base64')
    const report = [
      'Content-Type: Multipart/Report; Report-Type="Delivery-Status"; boundary=b',
      'MIME-Version: 1.0',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      'Content-Transfer-Encoding: base64',
      '',
      status,
      '--b--',
      '',
    ].join('\r\n')
    assert.deepEqual(await read(report), { mails: [], reason: 'mailbox-full' })
  })
})

describe('what is no report of a failure', () => {
  const others: [name: string, mail: string, why: string][] = [
    [
      'a mail that somebody wrote',
      'From: anna@example.org\nSubject: Dzień dobry\n\nCzy konto działa?\n',
      'not-a-report',
    ],
    ['an empty file', '', 'not-a-report'],
    [
      'noise',
      Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256)).toString('latin1'),
      'not-a-report',
    ],
    ['a receipt', sampleReport({ type: 'multipart/report; report-type=disposition-notification' }), 'not-a-report'],
    ['a report passed on by hand', sampleReport({ type: 'multipart/mixed' }), 'not-a-report'],
    ['a report without a status', sampleReport().replace('message/delivery-status', 'text/plain'), 'broken'],
    ['a head without an end', `Subject: ${'x'.repeat(100_000)}`, 'broken'],
    [
      'a thousand parts',
      `${sampleReport()}${'--4A1B2C.1/mx.example.org\n\nx\n'.repeat(1_000)}`.replace('.org--', '.org'),
      'broken',
    ],
    ['a mail that goes round', sampleReport({ head: 'Received: from a by b; x\n'.repeat(60) }), 'loop'],
  ]
  for (const [name, mail, why] of others) {
    it(`is skipped: ${name}`, async () => assert.equal(await read(mail), why))
  }

  it('is none whatever was put into its fields, and nothing of it is taken for an id', async () => {
    assert.deepEqual(await read({ messageId: `${'<'.repeat(50_000)}a@b` }), { mails: ['a'], reason: 'no-such-address' })
    assert.deepEqual(await read({ messageId: `${'a'.repeat(50_000)}@b` }), { mails: [], reason: 'no-such-address' })
    assert.deepEqual(await read({ status: '5.'.repeat(50_000), diagnostic: 'smtp; 550 '.repeat(5_000) }), {
      mails: ['x'],
      reason: 'bounced',
    })
    assert.deepEqual(await read({ more: 'a:\n\n'.repeat(40_000) }), { mails: ['x'], reason: 'no-such-address' })
  })
})
