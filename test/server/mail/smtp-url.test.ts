import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseSmtpUrl, SmtpUrlInvalid, type Relay } from '../../../server/mail/smtp-url.js'

const READ: [string, Partial<Relay>][] = [
  ['smtp://mail.example.pl', { host: 'mail.example.pl', port: 587, implicitTls: false, tlsRequired: true }],
  ['smtp://mail.example.pl:2525', { port: 2525, implicitTls: false, tlsRequired: true }],
  ['smtps://mail.example.pl', { port: 465, implicitTls: true, tlsRequired: true }],
  ['smtp://mail.example.pl:465', { port: 465, implicitTls: true, tlsRequired: true }],
  ['smtp://127.0.0.1', { host: '127.0.0.1', port: 25, implicitTls: false, tlsRequired: false }],
  ['smtp://[::1]:1025', { host: '::1', port: 1025, tlsRequired: false }],
  ['smtp://LocalHost:1025', { host: '127.0.0.1', port: 1025, tlsRequired: false }],
  ['smtp://127.1', { host: '127.0.0.1', tlsRequired: false }],
  ['smtp://localhost.example.pl', { tlsRequired: true }],
  ['smtp://poczta.żółw.pl', { host: 'poczta.xn--w-uga1v8h.pl' }],
  ['smtps://konta%40example.pl:p%40ss%3Aw%25rd@mail.example.pl', { user: 'konta@example.pl', password: 'p@ss:w%rd' }],
  ['smtp://mail.example.pl?name=klucznik.example.pl', { name: 'klucznik.example.pl' }],
  [
    'smtp://mail.example.pl/?dkimDomain=A.pl&dkimSelector=s1&dkimKeyFile=%2Fk%2Fa.pem&dkimDomain=b.pl&dkimSelector=s2&dkimKeyFile=b.pem',
    {
      dkim: [
        { domain: 'a.pl', selector: 's1', file: '/k/a.pem' },
        { domain: 'b.pl', selector: 's2', file: 'b.pem' },
      ],
    },
  ],
]

for (const [url, expected] of READ) {
  test(`${url} is read`, () => {
    const relay = parseSmtpUrl(url)
    assert.deepEqual({ ...relay, ...expected }, relay)
  })
}

const REFUSED: [string, RegExp][] = [
  ['', /must look like/],
  ['mail.example.pl:25', /must look like/],
  ['http://mail.example.pl', /must look like/],
  ['smtp:mail.example.pl', /must look like/],
  ['smtp://', /must look like/],
  ['smtp://user@mail.example.pl', /user and password go together/],
  ['smtp://user:50%@mail.example.pl', /percent-encoded/],
  ['smtp://mail.example.pl/inbox', /path/],
  ['smtp://mail.example.pl?ignoreTLS=true', /no parameter ignoreTLS/],
  ['smtp://mail.example.pl?tls.rejectUnauthorized=false', /no parameter tls.rejectUnauthorized/],
  ['smtp://mail.example.pl?name=a%0D%0AQUIT', /name must be/],
  ['smtp://mail.example.pl?dkimDomain=a.pl', /go together/],
  ['smtp://mail.example.pl?dkimDomain=a.pl;x&dkimSelector=s&dkimKeyFile=f', /dkimDomain must be/],
  [
    'smtp://mail.example.pl?dkimDomain=a.pl&dkimSelector=&dkimKeyFile=',
    /dkimSelector must be(.|\n)*dkimKeyFile must be/,
  ],
]

for (const [url, message] of REFUSED) {
  test(`${url || 'an empty SMTP_URL'} is refused with the reason`, () => {
    assert.throws(
      () => parseSmtpUrl(url),
      (error) => error instanceof SmtpUrlInvalid && message.test(error.message),
    )
  })
}

test('a mistake in SMTP_URL is told without the password', () => {
  assert.throws(
    () => parseSmtpUrl('smtp://user:very-secret@mail.example.pl/x?y=1'),
    (error) => error instanceof SmtpUrlInvalid && !error.message.includes('very-secret'),
  )
})
