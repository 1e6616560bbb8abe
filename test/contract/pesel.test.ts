import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { explainPesel, holdsPesel, readPesel, type PeselFault } from '../../contract/pesel.js'

const read: Record<string, [typed: string, normal: string]> = {
  'a birth in 19xx': ['44051401359', '44051401359'],
  'a birth in 1902': ['02070803628', '02070803628'],
  'a birth in 20xx, the month raised by 20': ['02211307589', '02211307589'],
  'eleven twos: 22 February 2022': ['22222222222', '22222222222'],
  'a birth in 18xx, the month raised by 80': ['00810100002', '00810100002'],
  'a birth in 21xx, the month raised by 40': ['99523100005', '99523100005'],
  'a birth in 22xx, the month raised by 60': ['99723100001', '99723100001'],
  'the last day of 1899': ['99923100007', '99923100007'],
  'the last day of 1999': ['99123100003', '99123100003'],
  'the leap day of 2000': ['00222900009', '00222900009'],
  'the leap day of 1904': ['04022900001', '04022900001'],
  'the leap day of 1804': ['04822900005', '04822900005'],
  'spaces between groups': ['440514 01359', '44051401359'],
  'spaces around every digit': [' 4 4 0 5 1 4 0 1 3 5 9 ', '44051401359'],
  dashes: ['44-05-14-01359', '44051401359'],
  'long dashes and hard spaces': ['440514\u00a0–\u00a001359', '44051401359'],
  'full-width digits': ['４４０５１４０１３５９', '44051401359'],
  'a line end that came with pasting': ['44051401359\r\n', '44051401359'],
  'a zero-width space that came with pasting': ['44051401359\u200b', '44051401359'],
}

const refused: Record<string, [typed: string, fault: PeselFault]> = {
  nothing: ['', 'LENGTH'],
  'a leading zero lost in a spreadsheet': ['2211307589', 'LENGTH'],
  'twelve digits': ['440514013590', 'LENGTH'],
  '100 kB of digits': ['4'.repeat(100_000), 'LENGTH'],
  'a letter': ['4405140135O', 'DIGITS'],
  'a decimal point': ['44051401359.0', 'DIGITS'],
  'a number in scientific notation': ['4.40514E+10', 'DIGITS'],
  'a plus sign': ['+44051401359', 'DIGITS'],
  'Arabic digits': ['٤٤٠٥١٤٠١٣٥٩', 'DIGITS'],
  'Devanagari digits': ['४४०५१४०१३५९', 'DIGITS'],
  'circled digits': ['④④⓪⑤①④⓪①③⑤⑨', 'DIGITS'],
  'superscript digits': ['⁴⁴⁰⁵¹⁴⁰¹³⁵⁹', 'DIGITS'],
  'a control character': ['44051401359\0', 'DIGITS'],
  'a name of an object part': ['__proto__', 'DIGITS'],
  'another check digit': ['44051401358', 'CHECK'],
  'month 38': ['02381307589', 'DATE'],
  'all zeros': ['00000000000', 'DATE'],
  'month 0': ['00000100007', 'DATE'],
  'month 13': ['99133100004', 'DATE'],
  'month 20, which is month 0 of 20xx': ['00200100003', 'DATE'],
  'day 0': ['00010000001', 'DATE'],
  '31 April': ['99043100002', 'DATE'],
  '30 February in a leap year': ['04223000003', 'DATE'],
  '29 February 1900, which was no leap year': ['00022900003', 'DATE'],
  '29 February 2100, which is none': ['00422900005', 'DATE'],
  '29 February 2200, which is none': ['00622900001', 'DATE'],
  '29 February 1800, which was none': ['00822900007', 'DATE'],
}

describe('readPesel', () => {
  for (const [what, [typed, normal]] of Object.entries(read)) {
    it(`[4] reads: ${what}`, () => {
      assert.equal(readPesel(typed), normal)
      assert.equal(explainPesel(typed), undefined)
    })
  }

  for (const [what, [typed, fault]] of Object.entries(refused)) {
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

describe('a PESEL in a text', () => {
  for (const text of [
    '44051401359',
    '4b 44051401359',
    'p44051401359',
    'Jan (440514-01359)',
    '12 44051401359',
    'jan.440514.01359',
    '440514_01359',
    '440514/01359',
    '440514–01359',
    '440514  01359',
    '1 4405140135 9',
    '４４０５１４０１３５９',
  ])
    it(`is found: ${text}`, () => assert.ok(holdsPesel(text)))
  for (const text of [
    '',
    'Jan Nowak',
    '44051401358',
    '440514013590',
    '144051401359',
    '1 2 3 4 5 6 7 8',
    '1a 2b 3c 4d',
    '48 12 345 67 89',
  ])
    it(`is not there: ${text}`, () => assert.ok(!holdsPesel(text)))
  it('is looked for in linear time', () => assert.ok(!holdsPesel('4 '.repeat(50_000))))
})
