import { expect } from '@open-wc/testing'
import { checkPesel } from '../../../panel/person/check-pesel.js'

describe('the check of a PESEL', () => {
  for (const pesel of ['44051401359', '02070803628', '02211307589', '22222222222', ' 440514-01359 ']) {
    it(`finds nothing wrong with ${pesel}`, () => expect(checkPesel(pesel)).to.equal(undefined))
  }
  const wrong: [string, string][] = [
    ['44051401358', 'PESEL_CHECK'],
    ['02381307589', 'PESEL_DATE'],
    ['00000000000', 'PESEL_DATE'],
    ['4405140135', 'PESEL_LENGTH'],
    ['4405140135a', 'PESEL_DIGITS'],
    ['٤٤٠٥١٤٠١٣٥٩', 'PESEL_DIGITS'],
  ]
  for (const [pesel, error] of wrong) {
    it(`says ${error} of ${pesel}`, () => expect(checkPesel(pesel)).to.equal(error))
  }
})
