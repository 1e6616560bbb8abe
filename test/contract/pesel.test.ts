import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainPesel, readPesel, type PeselFault } from '../../contract/pesel.js'
import { READ, REFUSED } from './pesel-spellings.js'

/** What no form sends and no file holds. */
const ALSO_REFUSED: Record<string, [typed: string, fault: PeselFault]> = {
  nothing: ['', 'LENGTH'],
  '100 kB of digits': ['4'.repeat(100_000), 'LENGTH'],
  NUL: ['44051401359\0', 'DIGITS'],
}

describe('readPesel', () => {
  for (const [what, [typed, normal]] of Object.entries(READ)) {
    it(`[4] reads: ${what}`, () => {
      assert.equal(readPesel(typed), normal)
      assert.equal(explainPesel(typed), undefined)
    })
  }

  for (const [what, [typed, fault]] of Object.entries({ ...REFUSED, ...ALSO_REFUSED })) {
    it(`refuses with ${fault}: ${what}`, () => {
      assert.equal(readPesel(typed), undefined)
      assert.equal(explainPesel(typed), fault)
    })
  }

  it('refuses every single wrong digit', () => {
    const pesel = '44051401359'
    for (let at = 0; at < pesel.length; at += 1) {
      for (const digit of '0123456789') {
        const typed = pesel.slice(0, at) + digit + pesel.slice(at + 1)
        assert.equal(readPesel(typed), digit === pesel[at] ? pesel : undefined, typed)
      }
    }
  })

  it('knows the days of every month from 1800 to 2299 as a calendar does', () => {
    for (let year = 1800; year <= 2299; year += 1) {
      const raised = { 18: 80, 19: 0, 20: 20, 21: 40, 22: 60 }[Math.floor(year / 100)] ?? Number.NaN
      for (let month = 1; month <= 12; month += 1) {
        const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
        const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
        for (const day of [days, days + 1]) {
          const parts = [year % 100, month + raised, day].map((part) => String(part).padStart(2, '0'))
          const pesel = withCheckDigit(`${parts.join('')}0000`)
          assert.equal(readPesel(pesel), day === days ? pesel : undefined, pesel)
        }
      }
    }
  })
})

function withCheckDigit(ten: string): string {
  const sum = Array.from(ten).reduce((total, digit, at) => total + Number(digit) * ([1, 3, 7, 9][at % 4] ?? 0), 0)
  return `${ten}${(10 - (sum % 10)) % 10}`
}
