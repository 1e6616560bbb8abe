import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diaryOf } from '../../demo/diary.js'
import { classmates } from '../../demo/classmates.js'
import { PEOPLE } from '../../demo/people.js'
import { readRow } from '../../server/domain/accounts/account-row.js'

test('each person of the demo passes the checks of an import', () => {
  for (const { row } of PEOPLE) assert.doesNotThrow(() => readRow(row), row.login)
})

test('no PESEL and no address of the demo can be a real person’s', () => {
  for (const { row } of [...PEOPLE, ...classmates('x')]) {
    // +60 on the month: births from 2200 to 2299
    if (row.pesel !== undefined) assert.match(row.pesel, /^\d\d(6[1-9]|7[0-2])/, row.login)
    if (row.email) assert.match(row.email, /\.example$/, row.login)
  }
})

test('there is a family on one address, and somebody without PESEL, without e-mail, disabled, with a password', () => {
  const family = PEOPLE.filter(({ row }) => row.email === 'maria.nowak@poczta.example')
  assert.equal(family.length, 2)
  assert.ok(PEOPLE.some(({ row }) => row.pesel === undefined && row.email !== undefined))
  assert.ok(PEOPLE.some(({ row }) => row.email === undefined))
  assert.ok(PEOPLE.some(({ row }) => row.language === 'uk'))
  assert.ok(PEOPLE.some(({ disabled }) => disabled))
  assert.ok(PEOPLE.some(({ password }) => password !== undefined))
})

test('whoever can sign in finds grades in the diary', () => {
  for (const { row, disabled } of PEOPLE) {
    if (!disabled && row.email !== undefined) assert.ok(diaryOf(row.login).rows.length > 0, row.login)
  }
  assert.deepEqual(diaryOf('somebody.else').rows, [])
})

test('a teacher of two classes and the office can sign in to the panel at once', () => {
  const staff = PEOPLE.filter(({ worksAs }) => worksAs !== undefined)
  assert.deepEqual(
    staff.map(({ worksAs, row }) => [worksAs, row.class]),
    [
      ['teacher', '4b|7a'],
      ['office', undefined],
    ],
  )
  assert.ok(staff.every(({ password }) => password !== undefined))
})
