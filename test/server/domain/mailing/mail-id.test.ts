import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOurMail, mailId, readMailId } from '../../../../server/domain/mailing/mail-id.js'
import { randomId } from '../../../../server/domain/random-id.js'
import { composeMail } from '../../../../server/mail/compose-mail.js'
import { sampleAccessMail } from '../../mail/sample-mails.js'
import { TestKeyring } from '../../../support/test-keyring.js'

const keyring = new TestKeyring()
const item = { id: randomId(), unit: 'gmina-przykladowo-2', createdAt: new Date('2026-09-01T08:00:00.123Z') }
const account = randomId()
const id = mailId(keyring, { item, account, to: 'łucja@example.org' })

test('a mail’s id is the same at every try, and stands in its Message-ID as it is', () => {
  assert.equal(mailId(keyring, { item, account, to: 'łucja@example.org' }), id)
  assert.equal(composeMail(sampleAccessMail({ id })).messageId, `<${id}@przykladowo.example>`)
})

test('a mail’s id says which mail it was, and nothing of the address', () => {
  const claim = readMailId(id)
  assert.ok(claim)
  const { mark, ...rest } = claim
  assert.match(mark, /^[0-9a-f]{32}$/)
  assert.deepEqual(rest, { item: item.id, account, unit: item.unit, at: item.createdAt })
  assert.equal(isOurMail({ keyring, now: () => new Date() }, claim, 'łucja@example.org'), true)
  assert.equal(isOurMail({ keyring, now: () => new Date() }, claim, 'lucja@example.org'), false)
})

test('what has not the form of an id is none', () => {
  for (const text of ['', 'x', `${id}.x`, ` ${id}`, id.replace('gmina', 'Gm_na'), id.slice(1), `${id}\n`])
    assert.equal(readMailId(text), undefined)
})
