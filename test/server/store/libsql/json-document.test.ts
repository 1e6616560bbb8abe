import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDocument, writeDocument, type StoredDocument } from '../../../../server/store/libsql/json-document.js'

const at = new Date('2026-09-01T08:00:00.123Z')
const text = at.toISOString()
const entry = { id: 'a', unit: 'gmina', createdAt: at, dueAt: at, attempts: 0 }

// what is a text looks like a date wherever it may, since people choose logins
const documents: Record<string, StoredDocument> = {
  account: {
    id: 'a',
    unit: 'gmina',
    login: text,
    status: 'active',
    keys: { login: text },
    keyVersion: 'v',
    network: 'a network',
    profile: text,
    mark: text,
    class: text,
    rightsAt: at,
    passwordSetAt: at,
    tickets: [
      {
        hash: text,
        purpose: 'recovery',
        expiresAt: at,
        request: text,
        code: { hash: text, expiresAt: at, tries: { mail: 1 } },
      },
    ],
    addressSet: { at, by: { role: 'office', id: text } },
    mails: [{ request: text, at, kind: 'notice' }],
    mailedAt: at,
    mailedFor: text,
    undelivered: { at, reason: 'bounced' },
    createdAt: at,
    changedAt: at,
  },
  request: {
    ...entry,
    kind: 'recovery',
    search: { email: [text], pesel: [], login: [text], substitute: [] },
    keyVersion: text,
    network: 'a network',
    language: 'pl',
    mailed: [text],
  },
  'word to a system': { ...entry, kind: 'webhook', event: 'account.activated', login: text, at },
  session: {
    id: 'a',
    unit: 'gmina',
    account: text,
    stage: 'in',
    role: 'office',
    passwordMark: text,
    mark: text,
    createdAt: at,
    seenAt: at,
    expiresAt: at,
  },
  'data key': { unit: 'gmina', step: 0, sealed: text, createdAt: at, activeAt: at, rekeyedAt: at, succeededAt: at },
  'entry of the history': {
    id: 'a',
    unit: 'gmina',
    at,
    via: 'panel',
    actor: text,
    action: 'person.added',
    subject: text,
    detail: text,
    expiresAt: at,
  },
}

describe('a document of the embedded store', () => {
  for (const [what, document] of Object.entries(documents)) {
    it(`comes back with its dates as dates, and its texts as texts: ${what}`, () => {
      assert.deepEqual(readDocument({ doc: writeDocument(document) }), document)
    })
  }
})
