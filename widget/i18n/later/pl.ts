import type { LaterMessages } from './messages.js'

export const pl: LaterMessages = {
  language: 'pl',
  failures: {
    TOO_MANY_REQUESTS: {
      one: 'Za dużo prób naraz. Spróbuj ponownie za minutę.',
      few: 'Za dużo prób naraz. Spróbuj ponownie za {n} minuty.',
      other: 'Za dużo prób naraz. Spróbuj ponownie za {n} minut.',
    },
    UNREACHABLE: 'Nie ma połączenia z serwerem. Sprawdź internet. Wpisane dane zostają.',
    UNAVAILABLE: 'Usługa chwilowo nie działa. Wpisane dane zostają. Spróbuj ponownie za kilka minut.',
    CAPTCHA_EXPIRED: 'Minęło zbyt dużo czasu. Spróbuj ponownie.',
    OTHER: 'Coś się nie udało. Wpisane dane zostają. Spróbuj ponownie.',
  },
  slow: 'To trwa dłużej niż zwykle. Nie zamykaj strony.',

  request: {
    refreshed: 'Jest nowy obrazek ze znakami.',
    answerWrong: 'Znaki się nie zgadzają. Przepisz te z nowego obrazka.',
    answerExpired: 'Poprzednie znaki straciły ważność. Przepisz te z nowego obrazka.',
    identifierInvalid: 'Sprawdź, czy e-mail, PESEL, login albo identyfikator jest wpisany poprawnie',
    emailWrong: 'Sprawdź adres e-mail. Powinien mieć znak @ i domenę z kropką, bez spacji i przecinków.',
    peselWrong: 'Sprawdź numer PESEL. Ma 11 cyfr, a we wpisanym coś się nie zgadza.',
    substituteWrong: 'Sprawdź identyfikator z kartki. Któryś znak się nie zgadza.',
    emailDoubted: 'To nie wygląda na cały adres e-mail. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    peselDoubted: 'To nie jest poprawny numer PESEL. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    substituteDoubted:
      'W identyfikatorze z kartki któryś znak się nie zgadza. Popraw go albo, jeśli to login, wyślij jeszcze raz.',
    loginDoubted: 'Sprawdź, czy to cały login. Jeśli tak, wyślij jeszcze raz.',
    working: 'Przygotowujemy wysyłkę.',
    sending: 'Wysyłamy prośbę.',
    showPicture: 'Pokaż obrazek',
  },

  sound: {
    answer: 'Autoryzacja operacji',
    refresh: 'Zmień próbkę',
    answerHint: 'Wpisz cyfry, które słyszysz. Spacja odtwarza je od początku.',
    answerMissing: 'Wpisz cyfry, które słyszysz',
    answerWrong: 'Cyfry się nie zgadzają. Odsłuchaj nowe i wpisz je.',
    answerExpired: 'Poprzednie cyfry straciły ważność. Odsłuchaj nowe i wpisz je.',
    ready: 'Cyfry do odsłuchania',
    playing: 'Słuchaj cyfr',
    failed: 'Nagranie się nie wczytało. Zmień próbkę.',
    pause: 'Wstrzymaj',
    resume: 'Słuchaj dalej',
    again: 'Odsłuchaj od nowa',
  },

  work: {
    lead: 'Nie musisz nic przepisywać. Twoje urządzenie samo pokaże, że nie jesteś programem. Możesz już wypełnić pole poniżej.',
    progress: 'Sprawdzanie',
    done: 'Sprawdzanie skończone.',
  },

  sent: {
    title: 'Sprawdź pocztę',
    lead: 'Jeśli te dane są w systemie szkoły, wyślemy wiadomość na adres e-mail zapisany w szkole.',
    where:
      'Zwykle przychodzi w ciągu kilku minut. Zajrzyj też do folderu ze spamem. Otwórz link z wiadomości i ustaw hasło.',
    typed: 'Wpisano:',
    nothing: 'Jeśli nic nie przyjdzie',
    nothingTyped:
      'Sprawdź, czy nie ma błędu w tym, co jest wpisane powyżej. Gdy poprosisz jeszcze raz, można to poprawić.',
    nothingAddress: 'Zajrzyj do innych swoich skrzynek. Wiadomość trafia tylko na adres, który zna szkoła.',
    nothingSchool:
      'Zapytaj wychowawcę lub w sekretariacie, jaki adres jest zapisany. Szkoła może go poprawić albo dopisać.',
    again: 'Poproś jeszcze raz',
    code: 'W wiadomości jest też kod: na inne urządzenie albo gdy link nie działa.',
  },

  code: {
    title: 'Wpisz kod',
    have: 'Mam kod',
    lead: 'Kod jest w wiadomości obok linku albo na kartce ze szkoły.',
    code: 'Kod',
    hint: 'Osiem cyfr z wiadomości.',
    hintOfLetter: 'Dziesięć znaków z kartki. Wielkość liter nie ma znaczenia.',
    ofMail: 'Mam kod z wiadomości',
    ofLetter: 'Mam kod z kartki',
    rest: 'Wpisz też, czyje to konto.',
    missing: 'Wpisz kod',
    malformed: 'Sprawdź kod: w wiadomości ma osiem cyfr, na kartce dziesięć znaków',
    wrong:
      'Ten kod nie pasuje do wpisanych danych albo już nie działa. Sprawdź jedno i drugie. Nowy kod przyjdzie z nową wiadomością.',
    submit: 'Dalej',
    checking: 'Sprawdzamy kod.',
    ask: 'Nie mam kodu',
  },

  addressWord: {
    title: 'Mój adres w szkole jest zły albo już go nie ma',
    lead: 'Daj o tym znać szkole. Szkoła zobaczy, że adres przy tych danych trzeba poprawić.',
    submit: 'Daj znać szkole',
    sending: 'Przekazujemy to szkole.',
    done: 'Jeśli te dane są w systemie szkoły, szkoła zobaczy, że adres trzeba poprawić. Nowy adres podaj wychowawcy lub w sekretariacie.',
  },

  password: {
    title: 'Ustaw nowe hasło',
    titleActivation: 'Ustaw swoje pierwsze hasło',
    login: 'Twój login',
    until: (time) => `Link z wiadomości działa do: ${time} (czasu polskiego).`,
    password: 'Nowe hasło',
    rule: { few: 'Co najmniej {n} znaki.', other: 'Co najmniej {n} znaków.' },
    tip: 'Dobre hasło to na przykład trzy słowa, których nic nie łączy. Mogą być w nim spacje.',
    missing: { one: 'Brakuje jeszcze {n} znaku.', other: 'Brakuje jeszcze {n} znaków.' },
    enough: 'Długość jest dobra.',
    empty: 'Wpisz nowe hasło',
    show: 'Pokaż hasło',
    hide: 'Ukryj hasło',
    shown: 'Hasło jest widoczne.',
    hidden: 'Hasło jest ukryte.',
    all: 'To samo hasło także dla:',
    submit: 'Ustaw hasło',
    saving: 'Zapisujemy hasło.',
    rejected: {
      TOO_SHORT: 'Hasło jest za krótkie. Dopisz jeszcze kilka znaków.',
      TOO_LONG: 'Hasło jest za długie. Skróć je.',
      COMMON: 'To hasło łatwo odgadnąć. Wpisz inne, na przykład trzy słowa, których nic nie łączy.',
      LIKE_LOGIN: 'Hasło jest zbyt podobne do loginu. Wpisz inne.',
      LIKE_UNIT: 'Hasło jest zbyt podobne do nazwy gminy lub miasta. Wpisz inne.',
      NOT_TEXT: 'W haśle jest znak, którego nie da się użyć. Wpisz hasło bez niego.',
      OTHER: 'Tego hasła nie da się użyć. Wpisz inne.',
    },
  },

  done: {
    title: 'Hasło jest ustawione',
    lead: 'Od teraz loguj się tym hasłem.',
    login: 'Twój login:',
    logins: 'Loginy z tym hasłem:',
    left: 'Bez zmian, bo link już nie działał:',
    signIn: 'Zaloguj się',
  },
  broken: {
    title: 'Ten link nie jest cały',
    lead: 'Coś po drodze go skróciło albo zmieniło. Otwórz go jeszcze raz w wiadomości albo wpisz kod, który jest obok niego.',
  },
  expired: {
    title: 'Ten link już nie działa',
    lead: 'Link działa przez ograniczony czas i tylko do chwili ustawienia hasła. Możesz poprosić o nową wiadomość.',
    again: 'Poproś o nową wiadomość',
  },
  reloaded: {
    title: 'Otwórz link jeszcze raz',
    lead: 'Ta strona nie zapisuje linku, żeby nikt inny na tym urządzeniu nie mógł go użyć. Otwórz go jeszcze raz w wiadomości.',
    until: (time) => `Link nadal działa, do: ${time} (czasu polskiego).`,
    code: 'Kod, który jest obok niego, też działa.',
  },
  insecure: {
    title: 'Przywracanie dostępu',
    lead: 'Ta strona nie ma bezpiecznego połączenia, dlatego formularz jest na osobnej stronie.',
    link: 'Przejdź do formularza',
  },
  misconfigured: {
    title: 'Przywracanie dostępu',
    lead: 'Formularz chwilowo nie działa. Zapytaj w szkole, jak odzyskać dostęp.',
    webmaster: (unit, server) =>
      unit
        ? `Dla administratora strony: serwer ${server} nie zna jednostki „${unit}”. Sprawdź atrybut unit elementu klucznik-recovery.`
        : 'Dla administratora strony: elementowi klucznik-recovery brakuje atrybutu unit.',
  },
}
