import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldPassword, joinWords, readLookalikes } from '../../../../server/domain/passwords/fold-password.js'

describe('folding', () => {
  it('drops case and marks in every script that our parents write', () => {
    assert.equal(foldPassword('ZAŻÓŁĆ Gęślą Jaźń'), 'zazolc gesla jazn')
    assert.equal(foldPassword('zażółć'.normalize('NFD')), 'zazolc')
    assert.equal(foldPassword('Київ Чайка Ёлка'), 'киів чаика елка')
    assert.equal(foldPassword('Đặng Ýı'), 'dang yi')
  })

  it('leaves digits and signs alone', () => {
    assert.equal(foldPassword('H@sło 2024!'), 'h@slo 2024!')
  })
})

describe('lookalikes', () => {
  it('are read as letters, position for position', () => {
    assert.deepEqual(readLookalikes('h@5!0'), ['h@5!0', 'hasio', 'haslo'])
    assert.deepEqual(readLookalikes('kot'), ['kot'])
  })
})

describe('joining words', () => {
  it('leaves out what stands between them', () => {
    assert.equal(joinWords('jan.kowalski - 4_b, rower'), 'jankowalski4brower')
  })
})
