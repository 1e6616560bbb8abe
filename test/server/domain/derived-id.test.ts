import assert from 'node:assert/strict'
import { test } from 'node:test'
import { derivedId } from '../../../server/domain/derived-id.js'

test('an id that is derived from a text has the form of every other id, and is always the same', () => {
  assert.match(derivedId('klucznik decoy przykladowo'), /^[0-9a-f]{32}$/)
  assert.equal(derivedId('a'), derivedId('a'))
  assert.notEqual(derivedId('a'), derivedId('b'))
})
