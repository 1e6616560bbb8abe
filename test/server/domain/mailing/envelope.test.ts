import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Account } from '../../../../server/domain/account.js'
import { sealProfile } from '../../../../server/domain/accounts/profile.js'
import { envelopesFor } from '../../../../server/domain/mailing/envelope.js'
import { TestKeyring } from '../../../support/test-keyring.js'

const keyring = new TestKeyring()

function accountOf(login: string, email?: string, sealedWith = keyring): Account {
  const at = new Date()
  const id = randomBytes(16).toString('hex')
  const profile = { substituteId: '', firstName: '', lastName: '', ...(email !== undefined && { email }) }
  return {
    id,
    unit: 'przykladowo',
    login,
    status: 'active',
    keys: { login },
    keyVersion: keyring.of('przykladowo').version,
    profile: sealProfile(sealedWith, { unit: 'przykladowo', id }, profile),
    mark: '',
    class: '',
    tickets: [],
    mails: [],
    createdAt: at,
    changedAt: at,
  }
}

test('all accounts of an address stand in one envelope, by login', () => {
  const accounts = [
    accountOf('c', 'dom@example.org'),
    accountOf('b', 'inny@example.org'),
    accountOf('a', 'dom@example.org'),
  ]
  assert.deepEqual(
    envelopesFor(keyring, accounts).map(({ to, people }) => [to, people.map(({ account }) => account.login)]),
    [
      ['dom@example.org', ['a', 'c']],
      ['inny@example.org', ['b']],
    ],
  )
})

test('whoever has no address, or one that cannot be opened, is in no envelope', () => {
  const strange = accountOf('d', 'dom@example.org', new TestKeyring())
  assert.deepEqual(envelopesFor(keyring, [accountOf('e'), strange]), [])
})
