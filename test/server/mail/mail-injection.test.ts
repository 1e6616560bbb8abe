import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MailRefused } from '../../../server/domain/ports/mailer.js'
import { openPost } from './open-post.js'
import { sampleAccessMail, sampleEntry, samplePasswordSetMail, sampleUnit } from './sample-mails.js'

const ATTACKS = [
  'Anna\r\nBcc: evil@evil.example',
  'Anna\nBcc: evil@evil.example',
  'Anna\rBcc: evil@evil.example',
  'Anna\r\n\r\n<script>x</script>',
  'Anna\0Bcc: evil@evil.example',
  'Anna\u2028Bcc: evil@evil.example',
  'group: evil@evil.example, anna@x.pl;',
  'Anna (evil@evil.example)',
  'Anna <evil@evil.example>',
  '"Anna" <evil@evil.example>, ',
  '=?utf-8?Q?=0D=0ABcc:_evil@evil.example?=',
]

for (const attack of ATTACKS) {
  test(`[33] ${JSON.stringify(attack)} in names, logins and unit names reaches no header and no second recipient`, async (t) => {
    const { inbox, mailer } = await openPost(t)
    const unit = sampleUnit({ name: attack, contact: attack, from: 'konta@przykladowo.example' })
    const entries = [sampleEntry({ login: attack, firstName: attack, lastName: attack })]
    await mailer.send(sampleAccessMail({ unit, entries, id: attack }))
    await mailer.send(samplePasswordSetMail({ unit, login: attack, id: attack }))
    const received = inbox.received()
    assert.equal(received.length, 2)
    for (const { envelope, parsed } of received) {
      assert.deepEqual(envelope.to, ['anna@przykladowo.example'])
      assert.deepEqual(parsed.headerLines.map(({ key }) => key).sort(), [
        'auto-submitted',
        'content-language',
        'content-type',
        'date',
        'from',
        'message-id',
        'mime-version',
        'subject',
        'to',
        'x-auto-response-suppress',
      ])
      assert.deepEqual(parsed.from?.value.length, 1)
      assert.equal(parsed.from?.value[0]?.address, 'konta@przykladowo.example')
      assert.ok(!(parsed.html || '').includes('<script'))
    }
  })
}

const EVIL_ADDRESSES = [
  'anna@x.pl\r\nRCPT TO:<evil@evil.example>',
  'anna@x.pl, evil@evil.example',
  'group: anna@x.pl, evil@evil.example;',
  'anna@x.pl (evil@evil.example)',
  'evil@evil.example(comment)@x.pl',
  '<evil@evil.example>',
  '"anna@x.pl" <evil@evil.example>',
  'anna\u200b@x.pl',
  '',
]

test('[33] a stored address that is more than one plain address is refused before anything is sent', async (t) => {
  const { inbox, mailer } = await openPost(t)
  for (const to of EVIL_ADDRESSES) await assert.rejects(mailer.send(sampleAccessMail({ to })), MailRefused)
  assert.deepEqual(inbox.mails(), [])
})
