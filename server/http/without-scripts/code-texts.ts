import type { Language } from '../../../contract/language.js'

/** What is said where a code is typed. */
export interface CodeTexts {
  title: string
  lead: string
  code: string
  hint: string
  missing: string
  odd: string
  /** Said of code and identifier, of which either may be wrong. */
  wrong: string
  submit: string
}

export const CODE_TEXTS: Record<Language, CodeTexts> = {
  pl: {
    title: 'Wpisz kod',
    lead: 'Kod jest w wiadomości obok linku albo na kartce ze szkoły.',
    code: 'Kod',
    hint: 'Osiem cyfr z wiadomości albo dziesięć znaków z kartki. Odstępy, kreski i wielkość liter nie mają znaczenia.',
    missing: 'Wpisz kod',
    odd: 'Kod ma osiem cyfr, a na kartce ze szkoły dziesięć znaków. Sprawdź, czy jest przepisany w całości.',
    wrong:
      'Ten kod nie pasuje do tego, co jest wpisane wyżej, albo już nie działa. Sprawdź jedno i drugie albo poproś o nową wiadomość.',
    submit: 'Dalej',
  },
  uk: {
    title: 'Введіть код',
    lead: 'Код є в листі поруч із посиланням або на аркуші зі школи.',
    code: 'Код',
    hint: 'Вісім цифр із листа або десять знаків з аркуша. Пробіли, риски й розмір літер не мають значення.',
    missing: 'Введіть код',
    odd: 'Код має вісім цифр, а на аркуші зі школи десять знаків. Перевірте, чи його переписано повністю.',
    wrong:
      'Цей код не підходить до того, що введено вище, або вже не діє. Перевірте одне й друге або попросіть новий лист.',
    submit: 'Далі',
  },
  en: {
    title: 'Type the code',
    lead: 'The code is beside the link in the message, or on the slip from the school.',
    code: 'Code',
    hint: 'Eight digits from the message, or ten characters from the slip. Spaces, dashes and capital letters make no difference.',
    missing: 'Type the code',
    odd: 'A code has eight digits, on the slip from the school ten characters. Check that it is copied whole.',
    wrong: 'This code does not fit what is typed above, or it no longer works. Check both, or ask for a new message.',
    submit: 'Continue',
  },
  ru: {
    title: 'Введите код',
    lead: 'Код есть в письме рядом со ссылкой или на листке из школы.',
    code: 'Код',
    hint: 'Восемь цифр из письма или десять знаков с листка. Пробелы, чёрточки и размер букв не важны.',
    missing: 'Введите код',
    odd: 'В коде восемь цифр, а на листке из школы десять знаков. Проверьте, переписан ли он целиком.',
    wrong:
      'Этот код не подходит к тому, что введено выше, или больше не действует. Проверьте и то и другое или попросите новое письмо.',
    submit: 'Далее',
  },
}
