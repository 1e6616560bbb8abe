import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LANGUAGES, type Language } from '../../../../contract/language.js'
import { CHARACTERS_TEXTS } from '../../../../server/http/pages/characters-texts.js'
import { en } from '../../../../widget/i18n/en.js'
import type { Messages } from '../../../../widget/i18n/messages.js'
import { pl } from '../../../../widget/i18n/pl.js'
import { ru } from '../../../../widget/i18n/ru.js'
import { uk } from '../../../../widget/i18n/uk.js'

const WIDGET: Record<Language, Messages> = { pl, uk, en, ru }

describe('the field for the characters of a picture', () => {
  for (const language of LANGUAGES)
    it(`is called the same with and without scripts (${language})`, () => {
      const { answer, refresh } = WIDGET[language].request
      const { label, again } = CHARACTERS_TEXTS[language]
      assert.deepEqual([label, again], [answer, refresh])
    })

  it('keeps the words of the source system in Polish, with plain ones beside', () => {
    const { answer, refresh, answerHint } = pl.request
    assert.deepEqual([answer, refresh], ['Autoryzacja operacji', 'Zmień próbkę'])
    assert.match(answerHint, /^Znaki z obrazka\. .*„Zmień próbkę” daje nowy obrazek\.$/)
  })

  it('is called by what it is in the other languages', () => {
    assert.deepEqual(
      [en, uk, ru].map(({ request }) => [request.answer, request.refresh]),
      [
        ['Characters from the picture', 'New picture'],
        ['Символи із зображення', 'Нове зображення'],
        ['Символы с картинки', 'Новая картинка'],
      ],
    )
  })
})
