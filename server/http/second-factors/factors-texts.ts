import type { Language } from '../../../contract/language.js'

/** What became of a change, as the address of the page behind it says. */
export type FactorNotice = 'added' | 'first' | 'removed'
export type FactorError = 'full' | 'refused' | 'required' | 'unknown' | 'shown' | 'over' | 'first'

/** What the pages of one's own second factors say. */
export interface FactorsTexts {
  title: string
  lead: string
  setupLead: string
  none: string
  passkeys: string
  passkeysHint: string
  passkeyName: string
  passkeyNameHint: string
  addPasskey: string
  passkeyRefused: string
  needsScript: string
  unnamed: string
  totp: string
  totpHint: string
  addTotp: string
  changeTotp: string
  codes: string
  codesHint: string
  makeCodes: string
  renewCodes: string
  remove: string
  stale: string
  again: string
  onward: string
  left: (count: number) => string
  added: (day: string) => string
  used: (day: string) => string
  neverUsed: string
  notices: Record<FactorNotice, string>
  errors: Record<FactorError, string>
  setUp: {
    title: string
    open: string
    scan: string
    picture: string
    link: string
    secret: string
    code: string
    submit: string
    wrong: string
    back: string
  }
  printed: { title: string; lead: string; done: string }
  removal: { title: string; text: (name: string) => string; submit: string; cancel: string }
}

export const FACTORS_TEXTS: Record<Language, FactorsTexts> = {
  pl: {
    title: 'Drugi składnik logowania',
    lead: 'Logowanie pyta wtedy, prócz hasła, o coś, co masz przy sobie: klucz dostępu albo kod z telefonu.',
    setupLead:
      'Szkoła wymaga drugiego składnika od osób, które w niej pracują. Dodaj klucz dostępu albo aplikację z kodami. Bez tego panel się nie otworzy.',
    none: 'Nie ma tu jeszcze drugiego składnika.',
    passkeys: 'Klucze dostępu',
    passkeysHint: 'W telefonie, w komputerze albo na kluczu USB. Potwierdza się je palcem, twarzą albo PIN-em.',
    passkeyName: 'Nazwa klucza',
    passkeyNameHint: 'Na przykład: telefon. Pole może zostać puste.',
    addPasskey: 'Dodaj klucz dostępu',
    passkeyRefused: 'Przeglądarka nie utworzyła klucza. Spróbuj ponownie.',
    needsScript: 'Klucz dostępu potrzebuje JavaScriptu i przeglądarki, która zna klucze dostępu.',
    unnamed: 'Klucz bez nazwy',
    totp: 'Aplikacja z kodami',
    totpHint: 'Pokazuje w telefonie co pół minuty nowe sześć cyfr.',
    addTotp: 'Dodaj aplikację',
    changeTotp: 'Zmień aplikację',
    codes: 'Kody do wydrukowania',
    codesHint: 'Dziesięć kodów na kartce, na wypadek gdy telefonu nie ma pod ręką. Każdy działa raz.',
    makeCodes: 'Zrób kody',
    renewCodes: 'Zrób nowe kody',
    remove: 'Usuń',
    stale: 'Zanim coś tu zmienisz, potwierdź jeszcze raz, że to Ty.',
    again: 'Potwierdź',
    onward: 'Przejdź dalej',
    left: (count) => `zostało: ${count}`,
    added: (day) => `dodano ${day}`,
    used: (day) => `ostatnio użyto ${day}`,
    neverUsed: 'jeszcze nie użyto',
    notices: {
      added: 'Dodano. Napiszemy o tym na adres e-mail tego konta.',
      first: 'Dodano. Zrób teraz kody do wydrukowania: gdy zabraknie telefonu, tylko one pozwolą się zalogować.',
      removed: 'Usunięto. Napiszemy o tym na adres e-mail tego konta.',
    },
    errors: {
      full: 'Jest tu już dziesięć kluczy. Usuń któryś, zanim dodasz nowy.',
      refused: 'Klucza nie dodano: jest tu już albo minęło za dużo czasu. Spróbuj ponownie.',
      required: 'To ostatni składnik, a szkoła wymaga jednego. Dodaj najpierw inny.',
      unknown: 'Tego składnika już tu nie ma.',
      shown: 'Te kody były pokazane raz i nie da się ich zobaczyć ponownie. Jeśli ich nie masz, zrób nowe.',
      over: 'Minęło za dużo czasu. Zacznij jeszcze raz.',
      first: 'Najpierw dodaj klucz dostępu albo aplikację.',
    },
    setUp: {
      title: 'Dodaj aplikację z kodami',
      open: 'Otwórz w telefonie aplikację z kodami, na przykład FreeOTP albo Aegis.',
      scan: 'Zeskanuj nią obrazek albo wpisz klucz.',
      picture: 'Kod QR dla aplikacji',
      link: 'Otwórz w aplikacji na tym urządzeniu',
      secret: 'Klucz do wpisania',
      code: 'Sześć cyfr z aplikacji',
      submit: 'Dodaj',
      wrong: 'Te cyfry nie pasują. Sprawdź zegar telefonu i wpisz cyfry, które widać teraz.',
      back: 'Wróć bez zmian',
    },
    printed: {
      title: 'Kody do wydrukowania',
      lead: 'Wydrukuj tę stronę albo przepisz kody. Nie da się ich zobaczyć drugi raz. Poprzednie kody już nie działają.',
      done: 'Mam je, wróć',
    },
    removal: {
      title: 'Usunąć?',
      text: (name) => `${name}: to przestanie działać przy logowaniu.`,
      submit: 'Usuń',
      cancel: 'Nie usuwaj',
    },
  },
  uk: {
    title: 'Другий фактор входу',
    lead: 'Тоді вхід, крім пароля, питає про те, що ви маєте при собі: ключ доступу або код із телефона.',
    setupLead:
      'Школа вимагає другого фактора від людей, які в ній працюють. Додайте ключ доступу або застосунок із кодами. Без цього панель не відкриється.',
    none: 'Тут ще немає другого фактора.',
    passkeys: 'Ключі доступу',
    passkeysHint: 'У телефоні, у комп’ютері або на ключі USB. Їх підтверджують пальцем, обличчям або PIN-кодом.',
    passkeyName: 'Назва ключа',
    passkeyNameHint: 'Наприклад: телефон. Поле можна лишити порожнім.',
    addPasskey: 'Додати ключ доступу',
    passkeyRefused: 'Браузер не створив ключа. Спробуйте ще раз.',
    needsScript: 'Ключу доступу потрібен JavaScript і браузер, який знає ключі доступу.',
    unnamed: 'Ключ без назви',
    totp: 'Застосунок із кодами',
    totpHint: 'Показує в телефоні кожні пів хвилини нові шість цифр.',
    addTotp: 'Додати застосунок',
    changeTotp: 'Змінити застосунок',
    codes: 'Коди для друку',
    codesHint: 'Десять кодів на аркуші, на випадок, коли телефона немає під рукою. Кожен діє один раз.',
    makeCodes: 'Створити коди',
    renewCodes: 'Створити нові коди',
    remove: 'Видалити',
    stale: 'Перш ніж щось тут змінити, підтвердьте ще раз, що це ви.',
    again: 'Підтвердити',
    onward: 'Іти далі',
    left: (count) => `лишилося: ${count}`,
    added: (day) => `додано ${day}`,
    used: (day) => `востаннє використано ${day}`,
    neverUsed: 'ще не використано',
    notices: {
      added: 'Додано. Ми напишемо про це на адресу e-mail цього облікового запису.',
      first: 'Додано. Створіть тепер коди для друку: коли не буде телефона, увійти дозволять лише вони.',
      removed: 'Видалено. Ми напишемо про це на адресу e-mail цього облікового запису.',
    },
    errors: {
      full: 'Тут уже десять ключів. Видаліть якийсь, перш ніж додати новий.',
      refused: 'Ключа не додано: він уже є тут або минуло забагато часу. Спробуйте ще раз.',
      required: 'Це останній фактор, а школа вимагає одного. Спершу додайте інший.',
      unknown: 'Цього фактора тут уже немає.',
      shown: 'Ці коди показано один раз, побачити їх знову не можна. Якщо їх у вас немає, створіть нові.',
      over: 'Минуло забагато часу. Почніть знову.',
      first: 'Спершу додайте ключ доступу або застосунок.',
    },
    setUp: {
      title: 'Додайте застосунок із кодами',
      open: 'Відкрийте в телефоні застосунок із кодами, наприклад FreeOTP або Aegis.',
      scan: 'Відскануйте ним зображення або введіть ключ.',
      picture: 'QR-код для застосунку',
      link: 'Відкрити в застосунку на цьому пристрої',
      secret: 'Ключ для введення',
      code: 'Шість цифр із застосунку',
      submit: 'Додати',
      wrong: 'Ці цифри не підходять. Перевірте годинник телефона й введіть цифри, які видно зараз.',
      back: 'Повернутися без змін',
    },
    printed: {
      title: 'Коди для друку',
      lead: 'Роздрукуйте цю сторінку або перепишіть коди. Побачити їх удруге не можна. Попередні коди вже не діють.',
      done: 'Маю їх, назад',
    },
    removal: {
      title: 'Видалити?',
      text: (name) => `${name}: це більше не діятиме під час входу.`,
      submit: 'Видалити',
      cancel: 'Не видаляти',
    },
  },
  en: {
    title: 'Second factor',
    lead: 'Signing in then asks, beside the password, for something that you have with you: a passkey, or a code from your phone.',
    setupLead:
      'The school requires a second factor of the people who work there. Add a passkey or an app with codes. Without it the panel does not open.',
    none: 'There is no second factor here yet.',
    passkeys: 'Passkeys',
    passkeysHint: 'On a phone, a computer or a USB key. You confirm them with a finger, your face or a PIN.',
    passkeyName: 'Name of the passkey',
    passkeyNameHint: 'For example: phone. It may stay empty.',
    addPasskey: 'Add a passkey',
    passkeyRefused: 'The browser made no passkey. Try again.',
    needsScript: 'A passkey needs JavaScript, and a browser that knows passkeys.',
    unnamed: 'Passkey without a name',
    totp: 'App with codes',
    totpHint: 'Shows six new digits on your phone every half minute.',
    addTotp: 'Add an app',
    changeTotp: 'Change the app',
    codes: 'Printed codes',
    codesHint: 'Ten codes on paper, for when the phone is not at hand. Each works once.',
    makeCodes: 'Make codes',
    renewCodes: 'Make new codes',
    remove: 'Remove',
    stale: 'Before you change anything here, confirm once more that it is you.',
    again: 'Confirm',
    onward: 'Continue',
    left: (count) => `${count} left`,
    added: (day) => `added ${day}`,
    used: (day) => `last used ${day}`,
    neverUsed: 'not used yet',
    notices: {
      added: 'Added. We will write to the email address of this account.',
      first: 'Added. Now make printed codes: without the phone, only they let you in.',
      removed: 'Removed. We will write to the email address of this account.',
    },
    errors: {
      full: 'There are ten passkeys already. Remove one before you add another.',
      refused: 'The passkey was not added: it is here already, or it took too long. Try again.',
      required: 'This is the last factor, and the school requires one. Add another first.',
      unknown: 'This factor is no longer here.',
      shown: 'These codes were shown once and cannot be seen again. If you do not have them, make new ones.',
      over: 'It took too long. Start again.',
      first: 'First add a passkey or an app.',
    },
    setUp: {
      title: 'Add an app with codes',
      open: 'Open an app with codes on your phone, for example FreeOTP or Aegis.',
      scan: 'Scan the picture with it, or type the key.',
      picture: 'QR code for the app',
      link: 'Open in an app on this device',
      secret: 'Key to type',
      code: 'Six digits from the app',
      submit: 'Add',
      wrong: 'These digits do not fit. Check the clock of your phone and type the digits that it shows now.',
      back: 'Back without changes',
    },
    printed: {
      title: 'Printed codes',
      lead: 'Print this page or copy the codes. They cannot be seen a second time. Earlier codes no longer work.',
      done: 'I have them, back',
    },
    removal: {
      title: 'Remove it?',
      text: (name) => `${name}: this will no longer work for signing in.`,
      submit: 'Remove',
      cancel: 'Keep it',
    },
  },
  ru: {
    title: 'Второй фактор входа',
    lead: 'Тогда вход, кроме пароля, спрашивает о том, что у вас с собой: ключ доступа или код из телефона.',
    setupLead:
      'Школа требует второй фактор от людей, которые в ней работают. Добавьте ключ доступа или приложение с кодами. Без этого панель не откроется.',
    none: 'Здесь ещё нет второго фактора.',
    passkeys: 'Ключи доступа',
    passkeysHint: 'В телефоне, в компьютере или на USB-ключе. Их подтверждают пальцем, лицом или PIN-кодом.',
    passkeyName: 'Название ключа',
    passkeyNameHint: 'Например: телефон. Поле можно оставить пустым.',
    addPasskey: 'Добавить ключ доступа',
    passkeyRefused: 'Браузер не создал ключ. Попробуйте ещё раз.',
    needsScript: 'Ключу доступа нужен JavaScript и браузер, который знает ключи доступа.',
    unnamed: 'Ключ без названия',
    totp: 'Приложение с кодами',
    totpHint: 'Показывает в телефоне каждые полминуты новые шесть цифр.',
    addTotp: 'Добавить приложение',
    changeTotp: 'Сменить приложение',
    codes: 'Коды для печати',
    codesHint: 'Десять кодов на листке, на случай, когда телефона нет под рукой. Каждый действует один раз.',
    makeCodes: 'Создать коды',
    renewCodes: 'Создать новые коды',
    remove: 'Удалить',
    stale: 'Прежде чем что-то здесь изменить, подтвердите ещё раз, что это вы.',
    again: 'Подтвердить',
    onward: 'Продолжить',
    left: (count) => `осталось: ${count}`,
    added: (day) => `добавлено ${day}`,
    used: (day) => `последний раз использовано ${day}`,
    neverUsed: 'ещё не использовано',
    notices: {
      added: 'Добавлено. Мы напишем об этом на адрес e-mail этой учётной записи.',
      first: 'Добавлено. Создайте теперь коды для печати: когда не будет телефона, войти позволят только они.',
      removed: 'Удалено. Мы напишем об этом на адрес e-mail этой учётной записи.',
    },
    errors: {
      full: 'Здесь уже десять ключей. Удалите какой-нибудь, прежде чем добавить новый.',
      refused: 'Ключ не добавлен: он уже здесь или прошло слишком много времени. Попробуйте ещё раз.',
      required: 'Это последний фактор, а школа требует один. Сначала добавьте другой.',
      unknown: 'Этого фактора здесь уже нет.',
      shown: 'Эти коды показаны один раз, увидеть их снова нельзя. Если у вас их нет, создайте новые.',
      over: 'Прошло слишком много времени. Начните снова.',
      first: 'Сначала добавьте ключ доступа или приложение.',
    },
    setUp: {
      title: 'Добавьте приложение с кодами',
      open: 'Откройте в телефоне приложение с кодами, например FreeOTP или Aegis.',
      scan: 'Отсканируйте им изображение или введите ключ.',
      picture: 'QR-код для приложения',
      link: 'Открыть в приложении на этом устройстве',
      secret: 'Ключ для ввода',
      code: 'Шесть цифр из приложения',
      submit: 'Добавить',
      wrong: 'Эти цифры не подходят. Проверьте часы телефона и введите цифры, которые видны сейчас.',
      back: 'Назад без изменений',
    },
    printed: {
      title: 'Коды для печати',
      lead: 'Распечатайте эту страницу или перепишите коды. Второй раз увидеть их нельзя. Прежние коды уже не действуют.',
      done: 'Они у меня, назад',
    },
    removal: {
      title: 'Удалить?',
      text: (name) => `${name}: это больше не будет действовать при входе.`,
      submit: 'Удалить',
      cancel: 'Не удалять',
    },
  },
}
