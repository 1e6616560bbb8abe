import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument, writeDocument } from '../../../../server/store/libsql/stored-document.js'

test('a document is read as it was written, dates and all', () => {
  const at = new Date('2026-09-01T12:00:00.123Z')
  const document = {
    id: 'a',
    createdAt: at,
    mails: [{ request: 'r', at }],
    undelivered: { at, reason: 'expired' },
    // a text that looks like a date stays one
    login: '2026-09-01T12:00:00.123Z',
    class: '4b',
    attempts: 0,
  }
  assert.deepEqual(readDocument({ doc: writeDocument(document) }), document)
})

test('what is not there is not written', () => {
  assert.deepEqual(readDocument({ doc: writeDocument({ id: 'a', passwordSetAt: undefined }) }), { id: 'a' })
})
