import type { Language } from '../../../contract/language.js'

/** What is said where a mail is asked for, and after. */
export interface RequestTexts {
  title: string
  lead: string
  identifierOdd: string
  submit: string
  sent: {
    title: string
    lead: string
    /** Before what was typed. */
    typed: string
    where: string
    nothing: string
    nothingText: string[]
    again: string
  }
}

export const REQUEST_TEXTS: Record<Language, RequestTexts> = {
  pl: {
    title: 'Przywracanie dostępu',
    lead: 'Wyślemy wiadomość na adres e-mail zapisany w szkole. Będzie w niej login i kod do ustawienia hasła.',
    identifierOdd: 'Sprawdź, czy e-mail, PESEL, login albo identyfikator jest wpisany poprawnie',
    submit: 'Wyślij wiadomość',
    sent: {
      title: 'Sprawdź pocztę',
      lead: 'Jeśli te dane są w systemie szkoły, wyślemy wiadomość na adres e-mail zapisany w szkole.',
      typed: 'Wpisano:',
      where:
        'Zwykle przychodzi w ciągu kilku minut. Zajrzyj też do folderu ze spamem. Przepisz tutaj kod, który stoi w niej obok linku.',
      nothing: 'Jeśli nic nie przyjdzie',
      nothingText: [
        'Zajrzyj do innych swoich skrzynek. Wiadomość trafia tylko na adres, który zna szkoła.',
        'Zapytaj wychowawcę lub w sekretariacie, jaki adres jest zapisany. Szkoła może go poprawić albo dopisać.',
      ],
      again: 'Poproś jeszcze raz',
    },
  },
  uk: {
    title: 'Відновлення доступу',
    lead: 'Ми надішлемо лист на адресу e-mail, записану в школі. У ньому буде логін і код, щоб встановити пароль.',
    identifierOdd: 'Перевірте, чи правильно введено e-mail, PESEL, логін або ідентифікатор',
    submit: 'Надіслати лист',
    sent: {
      title: 'Перевірте пошту',
      lead: 'Якщо ці дані є в системі школи, ми надішлемо лист на адресу e-mail, записану в школі.',
      typed: 'Введено:',
      where:
        'Зазвичай він надходить за кілька хвилин. Загляньте також до папки зі спамом. Перепишіть сюди код, який стоїть у ньому поруч із посиланням.',
      nothing: 'Якщо нічого не надійде',
      nothingText: [
        'Загляньте до інших своїх скриньок. Лист надходить лише на адресу, яку знає школа.',
        'Запитайте класного керівника або в секретаріаті, яку адресу записано. Школа може її виправити або додати.',
      ],
      again: 'Попросити ще раз',
    },
  },
  en: {
    title: 'Recover access',
    lead: 'We will send a message to the email address that the school has on record. It will have your login and a code to set a password.',
    identifierOdd: 'Check that the email, PESEL, login or identifier is entered correctly',
    submit: 'Send the message',
    sent: {
      title: 'Check your email',
      lead: 'If this is in the school’s system, we will send a message to the email address that the school has on record.',
      typed: 'You entered:',
      where:
        'It usually comes within a few minutes. Look in the spam folder too. Copy the code that stands in it beside the link here.',
      nothing: 'If nothing comes',
      nothingText: [
        'Look in your other mailboxes. The message goes only to the address that the school knows.',
        'Ask the class teacher or the school office which address is on record. The school can correct it or add one.',
      ],
      again: 'Ask again',
    },
  },
  ru: {
    title: 'Восстановление доступа',
    lead: 'Мы отправим письмо на адрес e-mail, записанный в школе. В нём будет логин и код, чтобы задать пароль.',
    identifierOdd: 'Проверьте, правильно ли введён e-mail, PESEL, логин или идентификатор',
    submit: 'Отправить письмо',
    sent: {
      title: 'Проверьте почту',
      lead: 'Если эти данные есть в системе школы, мы отправим письмо на адрес e-mail, записанный в школе.',
      typed: 'Введено:',
      where:
        'Обычно оно приходит за несколько минут. Загляните также в папку со спамом. Перепишите сюда код, который стоит в нём рядом со ссылкой.',
      nothing: 'Если ничего не придёт',
      nothingText: [
        'Загляните в другие свои ящики. Письмо приходит только на адрес, который знает школа.',
        'Спросите классного руководителя или в секретариате, какой адрес записан. Школа может его исправить или добавить.',
      ],
      again: 'Попросить ещё раз',
    },
  },
}
