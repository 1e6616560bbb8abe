import type { MailTexts } from './mail-texts.js'

/** Said at an address that is an account's no more, whether or not another came in its place. */
const noMoreThere = {
  notes: [
    'Na ten adres nie przyjdą już wiadomości o tym koncie, a linki, które przyszły wcześniej, przestały działać. Hasło, jeśli jest ustawione, zostaje bez zmian.',
    'Jeśli wiesz o tej zmianie, nie musisz nic robić.',
  ],
  footer: 'Ta wiadomość została wysłana automatycznie na adres e-mail, który był zapisany w szkole.',
}

export const textsPl: MailTexts = {
  greeting: 'Dzień dobry',
  account: {
    person: 'Konto',
    class: 'Klasa',
    login: 'Login',
    loginHint: 'Login to nazwa, którą wpisuje się przy logowaniu razem z hasłem.',
    setAt: 'Kiedy ustawiono hasło',
  },
  secrecy: 'Nikt ze szkoły ani z urzędu nie poprosi Cię o podanie hasła ani kodu: ani w wiadomości, ani przez telefon.',
  contact: { title: 'Pomoc', text: (contact) => `Kontakt: ${contact}` },
  moment: ({ date, time }) => `${date}, godz. ${time} (czasu polskiego)`,
  footer: 'Ta wiadomość została wysłana automatycznie na adres e-mail zapisany w szkole.',
  access: {
    subject: {
      activation: (unit) => `Ustaw hasło do konta – ${unit}`,
      recovery: (unit) => `Nowe hasło do konta – ${unit}`,
      several: (unit) => `Dostęp do kont – ${unit}`,
    },
    title: {
      activation: 'Ustaw hasło do konta',
      recovery: 'Ustaw nowe hasło',
      several: 'Dostęp do kont',
    },
    intro: {
      activation: (unit) => [
        `Szkoła założyła dla Ciebie konto w systemie szkolnym „${unit}”. Żeby z niego korzystać, ustaw własne hasło.`,
      ],
      recovery: (unit) => [
        `Otrzymaliśmy prośbę o nowe hasło do konta w systemie szkolnym „${unit}”. Jeśli prośba jest od Ciebie, ustaw teraz nowe hasło.`,
      ],
      several: (unit) => [
        `Otrzymaliśmy prośbę o dostęp do systemu szkolnego „${unit}”. Z tym adresem e-mail jest związanych kilka kont. Każde ma własny login i własne hasło.`,
      ],
    },
    introUnasked: (unit) => [
      `Szkoła przesyła Ci link do nowego hasła do konta w systemie szkolnym „${unit}”. Dotychczasowe hasło działa, dopóki nie ustawisz nowego.`,
    ],
    action: { activation: 'Ustaw hasło', recovery: 'Ustaw nowe hasło' },
    until: ({ date, time }) => `Link działa do ${date}, godz. ${time} (czasu polskiego).`,
    fallback: 'Jeśli przycisk nie działa, skopiuj ten adres i wklej go w przeglądarce:',
    code: {
      label: 'Kod na inne urządzenie albo gdy link nie działa',
      where: 'Wpisz go razem z loginem na tej stronie („Mam kod”):',
      until: ({ date, time }) => `Kod działa jeden raz, do ${date}, godz. ${time} (czasu polskiego).`,
    },
    once: {
      one: 'Link jest tylko do tego konta i działa jeden raz: gdy ustawisz hasło, przestanie działać. Jeśli nie zdążysz, poproś o wiadomość jeszcze raz.',
      several:
        'Każdy link jest tylko do swojego konta i działa jeden raz: gdy ustawisz hasło, przestanie działać. Jeśli nie zdążysz, poproś o wiadomość jeszcze raz.',
    },
    asked: (moment) => `Ktoś poprosił o tę wiadomość: ${moment}.`,
    askedOften: (often) => `Takich próśb w ciągu ostatniej doby: ${often}.`,
    moreThan: (count) => `ponad ${count}`,
    notYou: {
      title: 'To nie Ty?',
      text: {
        activation: 'Nie musisz nic robić. Nic się nie zmieniło.',
        recovery: 'Nie musisz nic robić. Nic się nie zmieniło, a dotychczasowe hasło nadal działa.',
      },
      repeats: 'Jeśli takie wiadomości przychodzą częściej, powiedz o tym w szkole.',
    },
  },
  passwordSet: {
    subject: (unit) => `Hasło zostało ustawione – ${unit}`,
    title: 'Hasło zostało ustawione',
    intro: (unit) => `W systemie szkolnym „${unit}” zostało ustawione hasło do tego konta:`,
    wasYou: 'Jeśli to Ty, nie musisz nic robić.',
    notYou: {
      title: 'To nie Ty?',
      text: [
        'Ktoś inny może znać hasło do tego konta. Powiedz o tym od razu (kontakt jest niżej), a potem ustaw nowe hasło, tak samo jak poprzednio.',
      ],
    },
  },
  factorsChanged: {
    changedAt: 'Kiedy to się stało',
    added: {
      subject: (unit) => `Dodano drugi składnik logowania – ${unit}`,
      title: 'Dodano drugi składnik logowania',
      intro: (unit) =>
        `W systemie szkolnym „${unit}” do tego konta dodano drugi składnik logowania: aplikację z kodami, klucz dostępu albo kody na kartce.`,
      notes: ['Jeśli to Ty, nie musisz nic robić.'],
      notYou: {
        title: 'To nie Ty?',
        text: [
          'Ktoś inny może znać hasło do tego konta. Powiedz o tym od razu (kontakt jest niżej), a potem ustaw nowe hasło, tak samo jak poprzednio.',
        ],
      },
    },
    removed: {
      subject: (unit) => `Usunięto drugi składnik logowania – ${unit}`,
      title: 'Usunięto drugi składnik logowania',
      intro: (unit) =>
        `W systemie szkolnym „${unit}” z tego konta usunięto drugi składnik logowania: aplikację z kodami, klucz dostępu albo kody na kartce.`,
      notes: ['Jeśli to Ty albo szkoła na Twoją prośbę, nie musisz nic robić.'],
      notYou: {
        title: 'Nie wiesz o tej zmianie?',
        text: [
          'Powiedz o tym od razu (kontakt jest niżej). Kto zna hasło do tego konta, może teraz zalogować się bez tego składnika.',
        ],
      },
    },
  },
  addressProof: {
    changedAt: 'Kiedy',
    subject: (unit) => `Potwierdź adres e-mail – ${unit}`,
    title: 'Potwierdź adres e-mail',
    intro: (unit) =>
      `Ktoś, kto jest zalogowany do tego konta w systemie szkolnym „${unit}”, podał ten adres jako swój nowy.`,
    notes: ['Link nie loguje do konta. Potwierdza tylko, że ten adres jest Twój.'],
    action: 'Potwierdź adres',
    until: ({ date, time }) => `Link działa do: ${date}, ${time} (czasu polskiego).`,
    notYou: { title: 'To nie Ty?', text: ['Zignoruj tę wiadomość. Bez potwierdzenia nic się nie zmieni.'] },
  },
  addressChanged: {
    changedAt: 'Kiedy zmieniono adres',
    objection: {
      action: 'To nie ja',
      text: 'Jeśli to nie Twoja zmiana, użyj przycisku „To nie ja”. Konto zostanie wstrzymane: nikt się na nie nie zaloguje, a szkoła to sprawdzi. Strona zapyta jeszcze raz, zanim coś zrobi.',
    },
    former: {
      ...noMoreThere,
      subject: (unit) => `Zmieniono adres e-mail konta – ${unit}`,
      title: 'Adres e-mail konta jest inny',
      intro: (unit) => `W systemie szkolnym „${unit}” szkoła zmieniła adres e-mail tego konta:`,
      notYou: {
        title: 'Nie wiesz o tej zmianie?',
        text: [
          'Powiedz o tym od razu (kontakt jest niżej). Kto ma dostęp do nowego adresu, może ustawić nowe hasło do tego konta.',
        ],
      },
    },
    removed: {
      ...noMoreThere,
      subject: (unit) => `Usunięto adres e-mail konta – ${unit}`,
      title: 'Konto nie ma już adresu e-mail',
      intro: (unit) => `W systemie szkolnym „${unit}” szkoła usunęła ten adres e-mail z tego konta:`,
      notYou: {
        title: 'Nie wiesz o tej zmianie?',
        text: [
          'Powiedz o tym w szkole (kontakt jest niżej). Bez adresu e-mail nie można ustawić nowego hasła do tego konta.',
        ],
      },
    },
    restored: {
      subject: (unit) => `Zmieniono adres e-mail konta – ${unit}`,
      title: 'Adres e-mail konta był przez chwilę inny',
      intro: (unit) =>
        `W systemie szkolnym „${unit}” szkoła zmieniła adres e-mail tego konta, a potem przywróciła ten:`,
      notes: [
        'Wiadomości o tym koncie znów przychodzą tutaj. Linki, które przyszły wcześniej, przestały działać.',
        'Jeśli wiesz o tej zmianie, nie musisz nic robić.',
      ],
      notYou: {
        title: 'Nie wiesz o tej zmianie?',
        text: [
          'Powiedz o tym od razu (kontakt jest niżej) i ustaw nowe hasło. Kto miał dostęp do tamtego adresu, mógł ustawić swoje hasło do tego konta.',
        ],
      },
    },
    new: {
      subject: (unit) => `Nowy adres e-mail konta – ${unit}`,
      title: 'To jest teraz adres konta',
      intro: (unit) => `W systemie szkolnym „${unit}” szkoła zapisała ten adres e-mail przy tym koncie:`,
      notes: [
        'Od teraz tutaj będą przychodzić wiadomości z linkiem do ustawienia hasła. Hasło, jeśli jest ustawione, zostaje bez zmian.',
      ],
      notYou: {
        title: 'To nie Twoje konto?',
        text: ['Powiedz o tym w szkole (kontakt jest niżej), żeby poprawiono adres.'],
      },
    },
  },
}
