import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { MailMark } from '../../../../server/domain/account.js'
import {
  capsFreeAt,
  countedMails,
  isCapped,
  isCappedForNotices,
  mailCaps,
} from '../../../../server/domain/limits/mail-caps.js'
import { testUnit } from '../../../support/test-server.js'

const MINUTE = 60_000
const CAPS = { perHour: 5, perDay: 10 }
const HOURS = [0, 61, 122, 183, 244]
const NOON = Date.parse('2026-09-01T12:00:00.000Z')
const marks = (...minutes: number[]) =>
  minutes.map((minute, n) => ({ request: `r${n}`, at: new Date(NOON + minute * MINUTE) }))
const from = (network: string, ...minutes: number[]) => marks(...minutes).map((mark) => ({ ...mark, network }))

describe('the caps on a person’s mails', () => {
  it('are five in an hour and ten in a day, or what the unit says', () => {
    assert.deepEqual(mailCaps(testUnit()), { perHour: 5, perDay: 10 })
    const own = testUnit({ limits: { mailsPerHour: 2, mailsPerDay: 3 } })
    assert.deepEqual(mailCaps(own), { perHour: 2, perDay: 3 })
  })

  it('let a mail through at the very moment that is told, and not before', () => {
    for (const { mails, caps } of [
      { mails: marks(0, 1, 2), caps: { perHour: 3, perDay: 10 } },
      { mails: marks(-600, -500, 0, 1, 2), caps: { perHour: 2, perDay: 10 } },
      { mails: marks(-600, -500, -400), caps: { perHour: 5, perDay: 3 } },
      { mails: marks(-600, -500, -400, 0, 1, 2), caps: { perHour: 3, perDay: 4 } },
      { mails: [...marks(-600, -500, -400), ...from('stranger', 0, 1, 2)], caps: { perHour: 3, perDay: 4 } },
      { mails: marks(2, 0, 1), caps: { perHour: 1, perDay: 10 } },
    ]) {
      const free = capsFreeAt(mails, caps, new Date(NOON + 2 * MINUTE))
      assert.equal(isCapped(mails, caps, { at: new Date(free.getTime() - 1) }), true)
      assert.equal(isCapped(mails, caps, { at: free }), false)
    }
    assert.deepEqual(capsFreeAt(marks(0), { perHour: 2, perDay: 2 }, new Date(NOON)), new Date(NOON))
  })

  /** How many more mails the asker gets at the minute, one after the other. */
  const getsAt = (minute: number, mails: MailMark[], network?: string): number => {
    const at = new Date(NOON + minute * MINUTE)
    const asker = network === undefined ? {} : { network }
    const had = [...mails]
    while (!isCapped(had, CAPS, { at, ...asker })) had.push({ request: `n${had.length}`, at, ...asker })
    return had.length - mails.length
  }

  it('leave a network that asks for the first time a way of its own, smaller with each that asked before it [81]', () => {
    const mails: MailMark[] = [...from('first', ...HOURS), ...from('first', ...HOURS.map((minute) => minute + 1))]
    const had: number[] = []
    for (let n = 0; n < 8; n++) {
      const minute = 600 + n * 61
      const gets = getsAt(minute, mails, `network ${n}`)
      had.push(gets)
      mails.push(...Array.from({ length: gets }, () => from(`network ${n}`, minute)).flat())
    }
    assert.deepEqual(had, [3, 2, 2, 1, 1, 1, 0, 0])
    assert.equal(mails.length, 20)
    assert.equal(getsAt(1_200, mails), 3, 'the school has its own')
  })

  it('leave a network a way of its own within the hour in which others ask too [81]', () => {
    const mails: MailMark[] = []
    const had: number[] = []
    for (let n = 0; n < 5; n++) {
      const gets = getsAt(0, mails, `network ${n}`)
      had.push(gets)
      mails.push(...Array.from({ length: gets }, () => from(`network ${n}`, 0)).flat())
    }
    assert.deepEqual(had, [5, 3, 1, 1, 0])
    assert.equal(getsAt(0, mails), 3, 'the school has its own')
  })

  it('let nobody have more than twice the caps, however many ask at once [41]', () => {
    const mails: MailMark[] = []
    for (let n = 0; n < 100; n++) if (getsAt(0, mails, `network ${n}`) > 0) mails.push(...from(`network ${n}`, 0))
    assert.equal(mails.length, 10)
    for (let n = 0; n < 100; n++) if (getsAt(61, mails, `later ${n}`) > 0) mails.push(...from(`later ${n}`, 61))
    assert.equal(mails.length, 20)
  })

  it('hold one asker, and the school, to what one person is meant to have', () => {
    assert.equal(getsAt(0, [], 'one'), 5)
    assert.equal(getsAt(0, []), 5)
    assert.equal(getsAt(61, from('one', 0, 0, 0, 0, 0), 'one'), 5)
    assert.equal(getsAt(122, from('one', 0, 0, 0, 0, 0, 61, 61, 61, 61, 61), 'one'), 0)
    assert.equal(getsAt(0, from('one', 0, 0, 0, 0, 0)), 3)
    assert.equal(getsAt(0, from('one', 0, 0, 0, 0, 0), 'two'), 3)
  })

  it('count notices in a day and not in an hour, and keep a third of it for what people ask for', () => {
    const noticed = (...minutes: number[]) => marks(...minutes).map((mark) => ({ ...mark, kind: 'notice' as const }))
    const notices = noticed(0, 1, 2, 3)
    const now = new Date(NOON + 5 * MINUTE)
    assert.equal(getsAt(5, notices, 'one'), 5, 'an hour of notices stops no link')
    assert.equal(getsAt(5, noticed(0, 0, 0, 0, 0, 1, 1, 1, 1, 1), 'one'), 3, 'a day of them leaves a part')
    assert.equal(getsAt(5, noticed(0, 0, 0, 0, 0, 1, 1, 1, 1, 1)), 3, 'and what the school has of its own')
    assert.equal(isCappedForNotices(notices, { perHour: 1, perDay: 7 }, now), false)
    assert.equal(isCappedForNotices(notices, { perHour: 1, perDay: 6 }, now), true)
    assert.equal(isCappedForNotices(marks(0, 1, 2, 3), { perHour: 1, perDay: 6 }, now), false)
  })

  it('count a mail for a day', () => {
    const day = new Date(NOON + 24 * 60 * MINUTE)
    assert.equal(countedMails(marks(0), new Date(day.getTime() - 1)).length, 1)
    assert.equal(countedMails(marks(0), day).length, 0)
  })
})
