import type { Language } from '../../../contract/language.js'

/** A page of the way on which a change of an address is objected to. `sure` asks once more; `gone`: the link is spent. */
export type ObjectionStep = 'ask' | 'sure' | 'held' | 'gone' | 'later'

/** What such a page says. */
export interface ObjectionTexts {
  steps: Record<ObjectionStep, { title: string; text: string[]; action?: string }>
  login: string
  contact: string
}

export const OBJECTION_TEXTS: Record<Language, ObjectionTexts> = {
  pl: {
    login: 'Login',
    contact: 'Pomoc',
    steps: {
      ask: {
        title: 'Czy to Twoja zmiana?',
        text: [
          'Szkoła zmieniła adres e-mail tego konta.',
          'Jeśli wiesz o tej zmianie, zamknij tę stronę. Jeśli nie, możesz wstrzymać konto.',
        ],
        action: 'To nie ja',
      },
      sure: {
        title: 'Wstrzymać konto?',
        text: [
          'Przez 72 godziny nikt nie zaloguje się na to konto i żaden link nie zadziała. Sekretariat zobaczy to na swojej liście i może przywrócić konto wcześniej.',
        ],
        action: 'Tak, wstrzymaj konto',
      },
      held: {
        title: 'Konto jest wstrzymane',
        text: [
          'Nikt się na nie nie zaloguje przez 72 godziny albo do czasu, gdy sekretariat to wyjaśni. Skontaktuj się ze szkołą.',
        ],
      },
      gone: {
        title: 'Ten link już nie działa',
        text: ['Został użyty albo minęło 7 dni. Jeśli coś Cię niepokoi, skontaktuj się ze szkołą.'],
      },
      later: { title: 'Spróbuj za chwilę', text: ['Teraz to się nie udało. Otwórz link z wiadomości jeszcze raz.'] },
    },
  },
  uk: {
    login: 'Логін',
    contact: 'Допомога',
    steps: {
      ask: {
        title: 'Це ваша зміна?',
        text: [
          'Школа змінила адресу e-mail цього облікового запису.',
          'Якщо ви знаєте про цю зміну, закрийте сторінку. Якщо ні, можете призупинити обліковий запис.',
        ],
        action: 'Це не я',
      },
      sure: {
        title: 'Призупинити обліковий запис?',
        text: [
          'Протягом 72 годин ніхто не зможе увійти, і жодне посилання не подіє. Секретаріат побачить це у своєму списку і може відновити доступ раніше.',
        ],
        action: 'Так, призупинити',
      },
      held: {
        title: 'Обліковий запис призупинено',
        text: ['Ніхто не зможе увійти протягом 72 годин або доки секретаріат цього не з’ясує. Зверніться до школи.'],
      },
      gone: {
        title: 'Це посилання вже не діє',
        text: ['Його використано або минуло 7 днів. Якщо вас щось непокоїть, зверніться до школи.'],
      },
      later: { title: 'Спробуйте за хвилину', text: ['Зараз не вдалося. Відкрийте посилання з листа ще раз.'] },
    },
  },
  en: {
    login: 'Login',
    contact: 'Help',
    steps: {
      ask: {
        title: 'Is this change yours?',
        text: [
          'The school has changed the email address of this account.',
          'If you know of the change, close this page. If not, you can put the account on hold.',
        ],
        action: 'This was not me',
      },
      sure: {
        title: 'Put the account on hold?',
        text: [
          'For 72 hours nobody can sign in to this account and no link works. The school office sees it in its list and can end it earlier.',
        ],
        action: 'Yes, put it on hold',
      },
      held: {
        title: 'The account is on hold',
        text: ['Nobody can sign in for 72 hours, or until the school office has cleared it up. Contact the school.'],
      },
      gone: {
        title: 'This link no longer works',
        text: ['It was used, or 7 days have passed. If something worries you, contact the school.'],
      },
      later: {
        title: 'Try again in a moment',
        text: ['It did not work just now. Open the link in the message again.'],
      },
    },
  },
  ru: {
    login: 'Логин',
    contact: 'Помощь',
    steps: {
      ask: {
        title: 'Это ваше изменение?',
        text: [
          'Школа изменила адрес e-mail этой учётной записи.',
          'Если вы знаете об изменении, закройте эту страницу. Если нет, можно приостановить учётную запись.',
        ],
        action: 'Это не я',
      },
      sure: {
        title: 'Приостановить учётную запись?',
        text: [
          'В течение 72 часов никто не сможет войти, и ни одна ссылка не подействует. Секретариат увидит это в своём списке и может вернуть доступ раньше.',
        ],
        action: 'Да, приостановить',
      },
      held: {
        title: 'Учётная запись приостановлена',
        text: ['Никто не сможет войти в течение 72 часов или пока секретариат не разберётся. Обратитесь в школу.'],
      },
      gone: {
        title: 'Эта ссылка больше не действует',
        text: ['Её уже использовали, или прошло 7 дней. Если вас что-то беспокоит, обратитесь в школу.'],
      },
      later: { title: 'Попробуйте через минуту', text: ['Сейчас не получилось. Откройте ссылку из письма ещё раз.'] },
    },
  },
}
