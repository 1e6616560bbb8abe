import { expect } from '@open-wc/testing'
import { pl } from '../../../panel/i18n/pl.js'
import { refusalText, uploadRefusalText } from '../../../panel/import/refusal-text.js'

describe('why a line was refused', () => {
  it('names the column where a form has the field, and what may stand there', () => {
    expect(refusalText({ code: 'LANGUAGE_UNKNOWN' }, pl)).to.equal(
      'Kolumna language: Wpisz jeden z kodów: pl, uk, en, ru.',
    )
    expect(refusalText({ code: 'PESEL_CHECK' }, pl)).to.match(/^Kolumna pesel: W numerze jest pomyłka/)
    expect(refusalText({ code: 'NAME_INVALID' }, pl)).to.match(/^Kolumna first_name \/ last_name: /)
    expect(refusalText({ code: 'SUBSTITUTE_ID_TAKEN' }, pl)).to.match(/^Kolumna substitute_id: /)
    expect(refusalText({ code: 'QUOTE' }, pl)).to.equal('Cudzysłów stoi w złym miejscu')
  })
})

describe('why a file was refused', () => {
  it('is one sentence for all columns that are unknown, and one for all that are missing', () => {
    const texts = uploadRefusalText(
      {
        reason: 'HEADER',
        faults: [
          { code: 'COLUMN_UNKNOWN', column: 1 },
          { code: 'COLUMN_UNKNOWN', column: 2, name: 'Imię' },
          { code: 'COLUMN_MISSING', name: 'login' },
          { code: 'COLUMN_MISSING', name: 'class' },
        ],
      },
      pl,
    )
    expect(texts).to.deep.equal([
      'Tych kolumn nie znamy: kolumna 1, Imię. Usuń je albo popraw ich nazwy.',
      'Brakuje kolumn: login, class.',
    ])
  })

  it('says what to do with a workbook', () => {
    expect(uploadRefusalText({ reason: 'HEADER', faults: [{ code: 'WORKBOOK' }] }, pl)[0]).to.match(
      /^To jest skoroszyt Excela .* zapisz jako „CSV UTF-8”/,
    )
  })
})
