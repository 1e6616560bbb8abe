import type { Language } from '../../../contract/language.js'
import type { EmailError, ProofStep } from './email-error.js'

/** What is said where somebody gives another e-mail address, and behind the link that goes there. */
export interface EmailTexts {
  now: string
  none: string
  waits: string
  /** By what the unit lets people do. */
  lead: Record<'off' | 'approved' | 'free', string>
  field: string
  hint: string
  submit: string
  mailed: string
  errors: Record<EmailError, string>
  steps: Record<ProofStep, { title: string; text: string; action?: string }>
}

export const EMAIL_TEXTS: Record<Language, EmailTexts> = {
  pl: {
    now: 'Adres teraz',
    none: 'brak',
    waits: 'Czeka na zgodę szkoły',
    lead: {
      off: 'Adres zmienia szkoła. Powiedz o tym w sekretariacie.',
      approved: 'Nowy adres trzeba potwierdzić linkiem z wiadomości. Potem zgadza się na niego szkoła.',
      free: 'Nowy adres trzeba potwierdzić linkiem z wiadomości. Od razu potem jest zmieniony.',
    },
    field: 'Nowy adres e-mail',
    hint: 'Przyjdzie tam link ważny 24 godziny.',
    submit: 'Wyślij link',
    mailed: 'Link jest w drodze. Otwórz go w nowej skrzynce i potwierdź adres.',
    errors: {
      email: 'Wpisz cały adres, na przykład anna@example.com',
      same: 'To jest adres, który już tu jest. Wpisz inny.',
      later: 'Na dziś było za dużo zmian. Spróbuj jutro.',
    },
    steps: {
      ask: { title: 'Potwierdź adres e-mail', text: 'Czy ten adres ma należeć do konta?', action: 'Potwierdzam' },
      waits: { title: 'Adres jest potwierdzony', text: 'Czeka teraz na zgodę szkoły. Do tej pory działa poprzedni.' },
      changed: { title: 'Adres jest zmieniony', text: 'Poprzedni adres dostanie o tym wiadomość.' },
      gone: { title: 'Ten link już nie działa', text: 'Działa przez 24 godziny. Wyślij nowy ze strony konta.' },
      later: { title: 'Teraz to się nie uda', text: 'Spróbuj ponownie później. Nic się nie zmieniło.' },
    },
  },
  uk: {
    now: 'Адреса зараз',
    none: 'немає',
    waits: 'Чекає на згоду школи',
    lead: {
      off: 'Адресу змінює школа. Скажіть про це в секретаріаті.',
      approved: 'Нову адресу треба підтвердити посиланням із листа. Потім на неї погоджується школа.',
      free: 'Нову адресу треба підтвердити посиланням із листа. Одразу після цього її змінено.',
    },
    field: 'Нова адреса e-mail',
    hint: 'Туди прийде посилання, яке діє 24 години.',
    submit: 'Надіслати посилання',
    mailed: 'Посилання вже в дорозі. Відкрийте його в новій скриньці й підтвердьте адресу.',
    errors: {
      email: 'Введіть усю адресу, наприклад anna@example.com',
      same: 'Це адреса, яка вже тут є. Введіть іншу.',
      later: 'На сьогодні було забагато змін. Спробуйте завтра.',
    },
    steps: {
      ask: {
        title: 'Підтвердьте адресу e-mail',
        text: 'Чи має ця адреса належати обліковому запису?',
        action: 'Підтверджую',
      },
      waits: { title: 'Адресу підтверджено', text: 'Тепер вона чекає на згоду школи. До того діє попередня.' },
      changed: { title: 'Адресу змінено', text: 'На попередню адресу надійде про це лист.' },
      gone: {
        title: 'Це посилання вже не діє',
        text: 'Воно діє 24 години. Надішліть нове зі сторінки облікового запису.',
      },
      later: { title: 'Зараз це не вдасться', text: 'Спробуйте пізніше. Нічого не змінилося.' },
    },
  },
  en: {
    now: 'Address now',
    none: 'none',
    waits: 'Waiting for the school',
    lead: {
      off: 'The school changes the address. Tell the office.',
      approved: 'A new address has to be confirmed by a link in a mail. Then the school agrees to it.',
      free: 'A new address has to be confirmed by a link in a mail. It is changed right after that.',
    },
    field: 'New email address',
    hint: 'It gets a link that works for 24 hours.',
    submit: 'Send the link',
    mailed: 'The link is on its way. Open it in the new mailbox and confirm the address.',
    errors: {
      email: 'Enter the whole address, such as anna@example.com',
      same: 'This is the address that is here already. Enter another.',
      later: 'There were too many changes today. Try again tomorrow.',
    },
    steps: {
      ask: {
        title: 'Confirm the email address',
        text: 'Is this address to belong to the account?',
        action: 'I confirm',
      },
      waits: {
        title: 'The address is confirmed',
        text: 'It waits for the school now. Until then the former one works.',
      },
      changed: { title: 'The address is changed', text: 'The former address gets a message about it.' },
      gone: {
        title: 'This link does not work any more',
        text: 'It works for 24 hours. Send a new one from the page of the account.',
      },
      later: { title: 'This does not work now', text: 'Try again later. Nothing has changed.' },
    },
  },
  ru: {
    now: 'Адрес сейчас',
    none: 'нет',
    waits: 'Ждёт согласия школы',
    lead: {
      off: 'Адрес меняет школа. Скажите об этом в секретариате.',
      approved: 'Новый адрес надо подтвердить ссылкой из письма. Потом на него соглашается школа.',
      free: 'Новый адрес надо подтвердить ссылкой из письма. Сразу после этого он изменён.',
    },
    field: 'Новый адрес e-mail',
    hint: 'Туда придёт ссылка, которая действует 24 часа.',
    submit: 'Отправить ссылку',
    mailed: 'Ссылка уже в пути. Откройте её в новом ящике и подтвердите адрес.',
    errors: {
      email: 'Введите весь адрес, например anna@example.com',
      same: 'Это адрес, который здесь уже есть. Введите другой.',
      later: 'На сегодня было слишком много изменений. Попробуйте завтра.',
    },
    steps: {
      ask: {
        title: 'Подтвердите адрес e-mail',
        text: 'Должен ли этот адрес принадлежать учётной записи?',
        action: 'Подтверждаю',
      },
      waits: { title: 'Адрес подтверждён', text: 'Теперь он ждёт согласия школы. До тех пор действует прежний.' },
      changed: { title: 'Адрес изменён', text: 'На прежний адрес придёт об этом письмо.' },
      gone: {
        title: 'Эта ссылка больше не действует',
        text: 'Она действует 24 часа. Отправьте новую со страницы учётной записи.',
      },
      later: { title: 'Сейчас это не получится', text: 'Попробуйте позже. Ничего не изменилось.' },
    },
  },
}
