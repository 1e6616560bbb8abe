import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  capsFreeAt,
  countedMails,
  isCapped,
  isCappedForNotices,
  mailCaps,
} from '../../../../server/domain/limits/mail-caps.js'
import { testUnit } from '../../../support/test-server.js'

const MINUTE = 60_000
const NOON = Date.parse('2026-09-01T12:00:00.000Z')
const marks = (...minutes: number[]) =>
  minutes.map((minute, n) => ({ request: `r${n}`, at: new Date(NOON + minute * MINUTE) }))

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
      { mails: marks(2, 0, 1), caps: { perHour: 1, perDay: 10 } },
    ]) {
      const free = capsFreeAt(mails, caps)
      assert.equal(isCapped(mails, caps, new Date(free.getTime() - 1)), true)
      assert.equal(isCapped(mails, caps, free), false)
    }
    assert.ok(capsFreeAt(marks(0), { perHour: 2, perDay: 2 }) <= new Date(NOON))
  })

  it('count notices in a day and not in an hour, and keep a third of it for what people ask for', () => {
    const notices = marks(0, 1, 2, 3).map((mark) => ({ ...mark, kind: 'notice' as const }))
    const now = new Date(NOON + 5 * MINUTE)
    assert.equal(isCapped(notices, { perHour: 1, perDay: 5 }, now), false)
    assert.equal(isCapped(notices, { perHour: 1, perDay: 4 }, now), true)
    assert.deepEqual(capsFreeAt(notices, { perHour: 1, perDay: 4 }), new Date(NOON + 24 * 60 * MINUTE))
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
