import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languageOf } from '../../../server/domain/language-of.js'
import { testUnit } from '../../support/test-server.js'

test('somebody is written to in the language that the school says, else as they asked, else in the unit’s first', () => {
  const unit = testUnit({ languages: ['uk', 'pl'] })
  assert.equal(languageOf(unit, { language: 'ru' }, 'en'), 'ru')
  assert.equal(languageOf(unit, { language: undefined }, 'en'), 'en')
  assert.equal(languageOf(unit, {}), 'uk')
  assert.equal(languageOf(unit), 'uk')
})

test('who says nothing to a unit that says nothing is written to in Polish', () => {
  assert.equal(languageOf({ languages: [] }), 'pl')
})
