import type { Language } from '../../../contract/language.js'
import type { PasswordError } from './password-error.js'

/** What the part says where somebody changes their password. */
export interface PasswordTexts {
  lead: string
  current: string
  next: string
  /** `least` is in characters. */
  hint: (least: number) => string
  submit: string
  forgotten: string
  done: string
  errors: Record<Exclude<PasswordError, 'later'>, string>
  later: (minutes: number) => string
}

export const PASSWORD_TEXTS: Record<Language, PasswordTexts> = {
  pl: {
    lead: 'Po zmianie hasła wszystkie inne sesje tego konta się skończą, a wiadomość o zmianie przyjdzie mailem.',
    current: 'Obecne hasło',
    next: 'Nowe hasło',
    hint: (least) =>
      `Liczba znaków: co najmniej ${least}. Dobre hasło to na przykład trzy słowa, których nic nie łączy. Mogą być w nim spacje.`,
    submit: 'Zmień hasło',
    forgotten: 'Nie pamiętam obecnego hasła',
    done: 'Hasło jest zmienione. Inne sesje tego konta się skończyły.',
    errors: {
      current: 'Wpisz obecne hasło',
      next: 'Wpisz nowe hasło',
      wrong: 'To nie jest obecne hasło. Sprawdź je i spróbuj ponownie.',
      busy: 'Teraz nie można zmienić hasła. Spróbuj ponownie za chwilę.',
      SAME: 'To jest obecne hasło. Wpisz inne.',
      TOO_SHORT: 'Hasło jest za krótkie. Dopisz jeszcze kilka znaków.',
      TOO_LONG: 'Hasło jest za długie. Skróć je.',
      COMMON: 'To hasło łatwo odgadnąć. Wpisz inne, na przykład trzy słowa, których nic nie łączy.',
      LIKE_LOGIN: 'Hasło jest zbyt podobne do loginu. Wpisz inne.',
      LIKE_UNIT: 'Hasło jest zbyt podobne do nazwy gminy lub miasta. Wpisz inne.',
      NOT_TEXT: 'W haśle jest znak, którego nie da się użyć. Wpisz hasło bez niego.',
    },
    later: (minutes) => `Było za dużo prób. Spróbuj ponownie za ${minutes} min.`,
  },
  uk: {
    lead: 'Після зміни пароля всі інші сеанси цього облікового запису завершаться, а про зміну надійде лист.',
    current: 'Теперішній пароль',
    next: 'Новий пароль',
    hint: (least) =>
      `Кількість знаків: щонайменше ${least}. Добрий пароль – це, наприклад, три слова, які ніщо не пов’язує. У ньому можуть бути пробіли.`,
    submit: 'Змінити пароль',
    forgotten: 'Я не пам’ятаю теперішнього пароля',
    done: 'Пароль змінено. Інші сеанси цього облікового запису завершено.',
    errors: {
      current: 'Введіть теперішній пароль',
      next: 'Введіть новий пароль',
      wrong: 'Це не теперішній пароль. Перевірте його й спробуйте ще раз.',
      busy: 'Зараз пароль змінити не можна. Спробуйте трохи згодом.',
      SAME: 'Це теперішній пароль. Введіть інший.',
      TOO_SHORT: 'Пароль закороткий. Допишіть ще кілька знаків.',
      TOO_LONG: 'Пароль задовгий. Скоротіть його.',
      COMMON: 'Цей пароль легко вгадати. Введіть інший, наприклад три слова, які ніщо не пов’язує.',
      LIKE_LOGIN: 'Пароль надто схожий на логін. Введіть інший.',
      LIKE_UNIT: 'Пароль надто схожий на назву гміни або міста. Введіть інший.',
      NOT_TEXT: 'У паролі є знак, який не можна використати. Введіть пароль без нього.',
    },
    later: (minutes) => `Було забагато спроб. Спробуйте ще раз через ${minutes} хв.`,
  },
  en: {
    lead: 'After the change all other sessions of this account end, and a mail tells you of it.',
    current: 'Current password',
    next: 'New password',
    hint: (least) =>
      `At least ${least} characters. A good password is, for example, three words that have nothing in common. It may have spaces.`,
    submit: 'Change the password',
    forgotten: 'I do not remember the current password',
    done: 'The password is changed. Other sessions of this account have ended.',
    errors: {
      current: 'Enter the current password',
      next: 'Enter a new password',
      wrong: 'This is not the current password. Check it and try again.',
      busy: 'The password cannot be changed now. Try again in a moment.',
      SAME: 'This is the current password. Enter another.',
      TOO_SHORT: 'The password is too short. Add a few more characters.',
      TOO_LONG: 'The password is too long. Make it shorter.',
      COMMON: 'This password is easy to guess. Enter another, for example three words that have nothing in common.',
      LIKE_LOGIN: 'The password is too much like the login. Enter another.',
      LIKE_UNIT: 'The password is too much like the name of the municipality or town. Enter another.',
      NOT_TEXT: 'There is a character in the password that cannot be used. Enter a password without it.',
    },
    later: (minutes) => `There were too many tries. Try again in ${minutes} min.`,
  },
  ru: {
    lead: 'После смены пароля все другие сеансы этой учётной записи закончатся, а о смене придёт письмо.',
    current: 'Нынешний пароль',
    next: 'Новый пароль',
    hint: (least) =>
      `Количество знаков: не меньше ${least}. Хороший пароль – это, например, три слова, которые ничего не связывает. В нём могут быть пробелы.`,
    submit: 'Сменить пароль',
    forgotten: 'Я не помню нынешнего пароля',
    done: 'Пароль изменён. Другие сеансы этой учётной записи закончились.',
    errors: {
      current: 'Введите нынешний пароль',
      next: 'Введите новый пароль',
      wrong: 'Это не нынешний пароль. Проверьте его и попробуйте ещё раз.',
      busy: 'Сейчас пароль сменить нельзя. Попробуйте чуть позже.',
      SAME: 'Это нынешний пароль. Введите другой.',
      TOO_SHORT: 'Пароль слишком короткий. Допишите ещё несколько знаков.',
      TOO_LONG: 'Пароль слишком длинный. Сократите его.',
      COMMON: 'Этот пароль легко угадать. Введите другой, например три слова, которые ничего не связывает.',
      LIKE_LOGIN: 'Пароль слишком похож на логин. Введите другой.',
      LIKE_UNIT: 'Пароль слишком похож на название гмины или города. Введите другой.',
      NOT_TEXT: 'В пароле есть знак, который нельзя использовать. Введите пароль без него.',
    },
    later: (minutes) => `Было слишком много попыток. Попробуйте ещё раз через ${minutes} мин.`,
  },
}
