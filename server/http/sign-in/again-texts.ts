import type { Language } from '../../../contract/language.js'

/** What the page says on which whoever is in shows once more who they are. */
export interface AgainTexts {
  title: string
  lead: (login: string) => string
  submit: string
  wrong: string
  back: string
}

export const AGAIN_TEXTS: Record<Language, AgainTexts> = {
  pl: {
    title: 'Potwierdź, że to Ty',
    lead: (login) => `Zalogowano: ${login}. To, co ma się stać dalej, wymaga potwierdzenia. Wystarczy ono na 10 minut.`,
    submit: 'Potwierdź',
    wrong: 'To nie jest hasło do tego konta. Spróbuj ponownie.',
    back: 'Wróć bez potwierdzania',
  },
  uk: {
    title: 'Підтвердьте, що це ви',
    lead: (login) =>
      `Виконано вхід: ${login}. Те, що має статися далі, потребує підтвердження. Його вистачить на 10 хвилин.`,
    submit: 'Підтвердити',
    wrong: 'Це не пароль до цього облікового запису. Спробуйте ще раз.',
    back: 'Повернутися без підтвердження',
  },
  en: {
    title: 'Confirm that it is you',
    lead: (login) => `Signed in: ${login}. What comes next has to be confirmed. It then holds for 10 minutes.`,
    submit: 'Confirm',
    wrong: 'This is not the password of this account. Try again.',
    back: 'Go back without confirming',
  },
  ru: {
    title: 'Подтвердите, что это вы',
    lead: (login) => `Выполнен вход: ${login}. То, что будет дальше, нужно подтвердить. Этого хватит на 10 минут.`,
    submit: 'Подтвердить',
    wrong: 'Это не пароль к этой учётной записи. Попробуйте ещё раз.',
    back: 'Вернуться без подтверждения',
  },
}
