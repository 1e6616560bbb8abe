import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MailRefused } from '../../../server/domain/ports/mailer.js'
import { isRefusal, reasonOf, SmtpFailure, toMailFailure } from '../../../server/mail/smtp-failure.js'

type Row = [command: string, response: string]

const REFUSALS: Row[] = [
  ['RCPT TO', '550 no such user'],
  ['RCPT TO', '550 5.1.1 <anna@x.pl>: Recipient address rejected: User unknown'],
  ['RCPT TO', '550-5.1.1 The email account does not exist\n550 5.1.1 Learn more'],
  ['RCPT TO', '501 5.1.3 Invalid address'],
  ['RCPT TO', '551 User not local'],
  ['RCPT TO', '553 mailbox name not allowed'],
  ['RCPT TO', '556 5.1.10 domain takes no mail'],
  ['RCPT TO', '552 5.2.2 mailbox full'],
  ['DATA', '554 transaction failed'],
  ['DATA', '554 5.6.0 message content rejected'],
  ['DATA', '550 5.2.1 mailbox disabled'],
]

const TRIED_AGAIN: Row[] = [
  ['RCPT TO', '450 4.2.0 greylisted'],
  ['RCPT TO', '451 4.3.0 not now'],
  ['RCPT TO', '452 4.2.2 mailbox full'],
  ['RCPT TO', '421 4.7.0 too many connections'],
  ['DATA', '421 shutting down'],
  ['RCPT TO', '554 5.7.1 <anna@x.pl>: Relay access denied'],
  ['RCPT TO', '550 5.7.1 relaying denied'],
  ['DATA', '554 5.7.1 looks like spam'],
  ['RCPT TO', '530 5.7.0 Authentication required'],
  ['RCPT TO', '530 sign in first'],
  ['RCPT TO', '521 this host takes no mail'],
  ['RCPT TO', '503 bad sequence of commands'],
  ['RCPT TO', '500 what'],
  ['RCPT TO', '555 parameter not known'],
  ['RCPT TO', '550 5.1.8 bad sender'],
  ['RCPT TO', '550 5.4.1 no route'],
  ['RCPT TO', '554 5.3.2 system not taking messages'],
  ['DATA', '554 5.5.1 no valid recipients'],
  ['MAIL FROM', '550 5.7.1 sender not allowed'],
  ['MAIL FROM', '553 5.1.8 sender rejected'],
  ['MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first'],
  ['AUTH PLAIN', '535 5.7.8 authentication failed'],
  ['AUTH PLAIN', '534 5.7.9 mechanism too weak'],
  ['CONN', '554 no SMTP service here'],
  ['EHLO', '550 go away'],
  ['STARTTLS', '502 not implemented'],
]

function reply([command, response]: Row) {
  return { code: 'EENVELOPE', command, response, responseCode: Number(response.slice(0, 3)) }
}

for (const row of REFUSALS) {
  test(`${JSON.stringify(row)}: never again`, () => {
    assert.equal(isRefusal(reply(row)), true)
    assert.ok(toMailFailure(reply(row)) instanceof MailRefused)
  })
}

for (const row of TRIED_AGAIN) {
  test(`${JSON.stringify(row)}: tried again`, () => {
    assert.equal(isRefusal(reply(row)), false)
    assert.ok(toMailFailure(reply(row)) instanceof SmtpFailure)
  })
}

const REASONS: [command: string, response: string, reason: string | undefined][] = [
  ['RCPT TO', '550 5.1.1 unknown', 'no-such-address'],
  ['RCPT TO', '450 4.1.2 domain not found', 'no-such-address'],
  ['RCPT TO', '550 5.4.4 no such host', 'no-such-address'],
  ['RCPT TO', '553 mailbox name not allowed', 'no-such-address'],
  ['RCPT TO', '552 5.2.2 mailbox full', 'mailbox-full'],
  ['RCPT TO', '452 4.2.2 mailbox full', 'mailbox-full'],
  ['DATA', '552 too much in there', 'mailbox-full'],
  ['RCPT TO', '554 5.7.1 relay access denied', 'blocked'],
  ['DATA', '450 4.7.1 greylisted', 'blocked'],
  ['RCPT TO', '550 no such user', undefined],
  ['RCPT TO', '550 5.2.1 mailbox disabled', undefined],
  ['RCPT TO', '550 5.4.1 access denied', undefined],
  ['RCPT TO', '451 4.3.0 not now', undefined],
  ['RCPT TO', '550 5.1.8 bad sender', undefined],
  ['RCPT TO', '530 5.7.0 Authentication required', undefined],
  ['MAIL FROM', '550 5.7.1 sender not allowed', undefined],
  ['AUTH PLAIN', '535 5.7.8 authentication failed', undefined],
]

for (const [command, response, reason] of REASONS) {
  test(`${command}, ${response}: the school is told ${reason ?? 'nothing more'}`, () => {
    assert.equal(reasonOf(reply([command, response])), reason)
    const failure = toMailFailure(reply([command, response]))
    assert.equal(failure.reason, reason ?? (failure instanceof MailRefused ? 'refused' : 'expired'))
  })
}

test('without an answer it is tried again', () => {
  for (const error of [
    { code: 'ETIMEDOUT', command: 'CONN' },
    { code: 'ESOCKET' },
    new Error('x'),
    undefined,
    'text',
  ]) {
    assert.ok(toMailFailure(error) instanceof SmtpFailure)
  }
})

test('[65] a failure says which codes there were and repeats nothing of the reply or the mail', () => {
  const error = toMailFailure({
    message: 'anna@x.pl was refused',
    ...reply(['RCPT TO', '550 5.1.1 <anna@x.pl>: unknown']),
    rejected: ['anna@x.pl'],
  })
  assert.equal(error.message, 'the relay refused the mail: EENVELOPE, 550 5.1.1, at RCPT TO')
  assert.equal(error.cause, undefined)
  assert.doesNotMatch(JSON.stringify(error, Object.getOwnPropertyNames(error)), /anna/)
  const away = toMailFailure(
    Object.assign(new Error('connect'), { code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' }),
  )
  assert.equal(away.message, 'no mail to the relay: ECONNREFUSED, at CONN')
})
