import type { Language } from '../../../contract/language.js'
import type { SignInError } from './sign-in-error.js'

/** Why somebody is asked to sign in. */
export type SignInReason = 'ended' | 'left'

/** What the pages of the sign-in say. */
export interface SignInTexts {
  title: string
  panelLead: string
  identifier: string
  identifierHint: string
  password: string
  submit: string
  recover: string
  reasons: Record<SignInReason, string>
  errors: Record<Exclude<SignInError, 'both' | 'later' | 'code' | 'characters' | 'characters-wrong'>, string>
  later: (minutes: number) => string
  choose: { title: string; lead: string; legend: string; submit: string; again: string }
  members: { title: string; text: (login: string) => string; account: string; signOut: string }
}

export const SIGN_IN_TEXTS: Record<Language, SignInTexts> = {
  pl: {
    title: 'Zaloguj się',
    panelLead: 'Panel jest dla nauczycieli i sekretariatu szkoły.',
    identifier: 'E-mail, PESEL lub login',
    identifierHint: 'Może to być też identyfikator z kartki ze szkoły.',
    password: 'Hasło',
    submit: 'Zaloguj się',
    recover: 'Nie mam hasła albo go nie pamiętam',
    reasons: { ended: 'Sesja się skończyła. Zaloguj się ponownie.', left: 'Wylogowano.' },
    errors: {
      identifier: 'Wpisz e-mail, PESEL lub login',
      password: 'Wpisz hasło',
      wrong: 'Hasło nie pasuje do tego, co jest wpisane wyżej. Sprawdź jedno i drugie i spróbuj ponownie.',
      busy: 'Teraz nie można się zalogować. Spróbuj ponownie za chwilę.',
      over: 'Minęło za dużo czasu albo ten krok jest już za Tobą. Zacznij jeszcze raz.',
      choice: 'Wybierz konto',
      passkey: 'Ten klucz dostępu nie pasuje albo minęło za dużo czasu. Spróbuj ponownie.',
      foreign: 'Ten formularz wysłała inna strona, więc nic się nie stało. Zaloguj się tutaj.',
    },
    later: (minutes) => `Było za dużo prób. Spróbuj ponownie za ${minutes} min.`,
    choose: {
      title: 'Które konto otworzyć?',
      lead: 'Do tego adresu i hasła pasuje kilka kont.',
      legend: 'Konto',
      submit: 'Dalej',
      again: 'Zaloguj się inaczej',
    },
    members: {
      title: 'Panel jest dla pracowników szkoły',
      text: (login) => `Zalogowano: ${login}. Tym kontem nie da się otworzyć panelu.`,
      account: 'Moje konto',
      signOut: 'Wyloguj się',
    },
  },
  uk: {
    title: 'Увійдіть',
    panelLead: 'Панель призначена для вчителів і секретаріату школи.',
    identifier: 'E-mail, PESEL або логін',
    identifierHint: 'Це може бути й ідентифікатор з аркуша зі школи.',
    password: 'Пароль',
    submit: 'Увійти',
    recover: 'Я не маю пароля або не пам’ятаю його',
    reasons: { ended: 'Сеанс завершився. Увійдіть знову.', left: 'Ви вийшли.' },
    errors: {
      identifier: 'Введіть e-mail, PESEL або логін',
      password: 'Введіть пароль',
      wrong: 'Пароль не підходить до того, що введено вище. Перевірте одне й друге та спробуйте ще раз.',
      busy: 'Зараз увійти не вдається. Спробуйте трохи згодом.',
      over: 'Минуло забагато часу або цей крок уже позаду. Почніть знову.',
      choice: 'Виберіть обліковий запис',
      passkey: 'Цей ключ доступу не підходить або минуло забагато часу. Спробуйте ще раз.',
      foreign: 'Цю форму надіслала інша сторінка, тож нічого не сталося. Увійдіть тут.',
    },
    later: (minutes) => `Було забагато спроб. Спробуйте ще раз через ${minutes} хв.`,
    choose: {
      title: 'Який обліковий запис відкрити?',
      lead: 'До цієї адреси й пароля підходить кілька облікових записів.',
      legend: 'Обліковий запис',
      submit: 'Далі',
      again: 'Увійти інакше',
    },
    members: {
      title: 'Панель призначена для працівників школи',
      text: (login) => `Виконано вхід: ${login}. Цей обліковий запис не відкриває панелі.`,
      account: 'Мій обліковий запис',
      signOut: 'Вийти',
    },
  },
  en: {
    title: 'Sign in',
    panelLead: 'The panel is for teachers and the school office.',
    identifier: 'Email, PESEL or login',
    identifierHint: 'The identifier on the slip from the school works too.',
    password: 'Password',
    submit: 'Sign in',
    recover: 'I have no password or have forgotten it',
    reasons: { ended: 'The session has ended. Sign in again.', left: 'You have signed out.' },
    errors: {
      identifier: 'Type your email, PESEL or login',
      password: 'Type your password',
      wrong: 'The password does not fit what is typed above. Check both and try again.',
      busy: 'Signing in does not work now. Try again in a moment.',
      over: 'It took too long, or this step is already behind you. Start again.',
      choice: 'Choose an account',
      passkey: 'This passkey does not fit, or it took too long. Try again.',
      foreign: 'Another page sent this form, so nothing happened. Sign in here.',
    },
    later: (minutes) => `There were too many tries. Try again in ${minutes} min.`,
    choose: {
      title: 'Which account is to be opened?',
      lead: 'Several accounts have this address and password.',
      legend: 'Account',
      submit: 'Continue',
      again: 'Sign in another way',
    },
    members: {
      title: 'The panel is for people who work at the school',
      text: (login) => `Signed in: ${login}. This account does not open the panel.`,
      account: 'My account',
      signOut: 'Sign out',
    },
  },
  ru: {
    title: 'Войдите',
    panelLead: 'Панель предназначена для учителей и секретариата школы.',
    identifier: 'E-mail, PESEL или логин',
    identifierHint: 'Это может быть и идентификатор с листка из школы.',
    password: 'Пароль',
    submit: 'Войти',
    recover: 'У меня нет пароля или я его не помню',
    reasons: { ended: 'Сеанс завершён. Войдите снова.', left: 'Вы вышли.' },
    errors: {
      identifier: 'Введите e-mail, PESEL или логин',
      password: 'Введите пароль',
      wrong: 'Пароль не подходит к тому, что введено выше. Проверьте и то и другое и попробуйте ещё раз.',
      busy: 'Сейчас войти не получается. Попробуйте чуть позже.',
      over: 'Прошло слишком много времени или этот шаг уже позади. Начните снова.',
      choice: 'Выберите учётную запись',
      passkey: 'Этот ключ доступа не подходит или прошло слишком много времени. Попробуйте ещё раз.',
      foreign: 'Эту форму отправила другая страница, поэтому ничего не произошло. Войдите здесь.',
    },
    later: (minutes) => `Было слишком много попыток. Попробуйте ещё раз через ${minutes} мин.`,
    choose: {
      title: 'Какую учётную запись открыть?',
      lead: 'К этому адресу и паролю подходит несколько учётных записей.',
      legend: 'Учётная запись',
      submit: 'Далее',
      again: 'Войти иначе',
    },
    members: {
      title: 'Панель предназначена для работников школы',
      text: (login) => `Выполнен вход: ${login}. Эта учётная запись панель не открывает.`,
      account: 'Моя учётная запись',
      signOut: 'Выйти',
    },
  },
}
