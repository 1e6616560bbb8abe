import type { LaterMessages } from './messages.js'

export const en: LaterMessages = {
  language: 'en',
  failures: {
    TOO_MANY_REQUESTS: {
      one: 'Too many tries at once. Try again in a minute.',
      other: 'Too many tries at once. Try again in {n} minutes.',
    },
    UNREACHABLE: 'The server cannot be reached. Check your internet connection. What you have entered stays here.',
    UNAVAILABLE:
      'The service is not working at the moment. What you have entered stays here. Try again in a few minutes.',
    CAPTCHA_EXPIRED: 'Too much time has passed. Try again.',
    OTHER: 'Something did not work. What you have entered stays here. Try again.',
  },
  slow: 'This is taking longer than usual. Keep this page open.',

  request: {
    refreshed: 'There is a new picture with characters.',
    answerWrong: 'The characters do not match. Type those from the new picture.',
    answerExpired: 'The previous characters are no longer valid. Type those from the new picture.',
    identifierInvalid: 'Check that the email, PESEL, login or identifier is entered correctly',
    emailWrong: 'Check the email address. It should have an @ and a domain with a dot, and no spaces or commas.',
    peselWrong: 'Check the PESEL. It has 11 digits, and something in the one entered does not fit.',
    substituteWrong: 'Check the identifier from the slip. One of the characters does not fit.',
    emailDoubted: 'This does not look like a whole email address. Correct it or, if it is a login, send it again.',
    peselDoubted: 'This is not a valid PESEL. Correct it or, if it is a login, send it again.',
    substituteDoubted:
      'One of the characters of the identifier from the slip does not fit. Correct it or, if it is a login, send it again.',
    loginDoubted: 'Check that this is the whole login. If it is, send it again.',
    working: 'Getting ready to send.',
    sending: 'Sending the request.',
    showPicture: 'Show the picture',
  },

  sound: {
    answer: 'Digits from the recording',
    refresh: 'New digits',
    answerHint: 'Type the digits that you hear. The space bar plays them from the start.',
    answerMissing: 'Type the digits that you hear',
    answerWrong: 'The digits do not match. Listen to the new ones and type them.',
    answerExpired: 'The previous digits are no longer valid. Listen to the new ones and type them.',
    ready: 'Digits to listen to',
    playing: 'Listen to the digits',
    failed: 'The recording did not load. Press “New digits”.',
    pause: 'Pause',
    resume: 'Continue',
    again: 'Listen again',
  },

  work: {
    lead: 'There is nothing to type. Your device itself shows that you are not a program. You can already fill in the field below.',
    progress: 'Checking',
    done: 'The check is done.',
  },

  sent: {
    title: 'Check your email',
    lead: 'If this is in the school’s system, we will send a message to the email address that the school has on record.',
    where:
      'It usually comes within a few minutes. Look in the spam folder too. Open the link in the message and set a password.',
    typed: 'You entered:',
    nothing: 'If nothing comes',
    nothingTyped: 'Check that there is no mistake in what was entered above. When you ask again, you can correct it.',
    nothingAddress: 'Look in your other mailboxes. The message goes only to the address that the school knows.',
    nothingSchool:
      'Ask the class teacher or the school office which address is on record. The school can correct it or add one.',
    again: 'Ask again',
    code: 'The message also has a code: for another device, or if the link does not work.',
  },

  code: {
    title: 'Type the code',
    have: 'I have a code',
    lead: 'The code is beside the link in the message, or on the slip from the school.',
    code: 'Code',
    hint: 'Eight digits from the message.',
    hintOfLetter: 'Ten characters from the slip. Capital and small letters are the same.',
    ofMail: 'My code is from the message',
    ofLetter: 'My code is from the slip',
    rest: 'Say whose account it is, too.',
    missing: 'Type the code',
    malformed: 'Check the code: in the message it has eight digits, on the slip ten characters',
    wrong:
      'This code does not fit what you entered, or no longer works. Check both. A new code comes with a new message.',
    submit: 'Continue',
    checking: 'Checking the code.',
    ask: 'I have no code',
  },

  addressWord: {
    title: 'My address at the school is wrong or gone',
    lead: 'Let the school know. It will see that the address with these details has to be corrected.',
    submit: 'Tell the school',
    sending: 'Telling the school.',
    done: 'If these details are in the school’s system, the school will see that the address has to be corrected. Give the new one to the class teacher or the school office.',
  },

  password: {
    title: 'Set a new password',
    titleActivation: 'Set your first password',
    login: 'Your login',
    until: (time) => `The link from the message works until: ${time} (Polish time).`,
    password: 'New password',
    rule: { other: 'At least {n} characters.' },
    tip: 'A good password is, for example, three words that have nothing in common. It may have spaces.',
    missing: { one: '{n} more character is needed.', other: '{n} more characters are needed.' },
    enough: 'It is long enough.',
    empty: 'Enter a new password',
    show: 'Show password',
    hide: 'Hide password',
    shown: 'The password is visible.',
    hidden: 'The password is hidden.',
    all: 'The same password also for:',
    submit: 'Set the password',
    saving: 'Saving the password.',
    rejected: {
      TOO_SHORT: 'The password is too short. Add a few more characters.',
      TOO_LONG: 'The password is too long. Make it shorter.',
      COMMON: 'This password is easy to guess. Enter another, for example three words that have nothing in common.',
      LIKE_LOGIN: 'The password is too much like the login. Enter another.',
      LIKE_UNIT: 'The password is too much like the name of the municipality or town. Enter another.',
      NOT_TEXT: 'There is a character in the password that cannot be used. Enter a password without it.',
      OTHER: 'This password cannot be used. Enter another.',
    },
  },

  done: {
    title: 'The password is set',
    lead: 'From now on, sign in with this password.',
    login: 'Your login:',
    logins: 'Logins with this password:',
    left: 'Not changed, since the link no longer worked:',
    signIn: 'Sign in',
  },
  broken: {
    title: 'This link is not whole',
    lead: 'Something on its way cut it short or changed it. Open it in the message again, or type the code that stands beside it.',
  },
  expired: {
    title: 'This link no longer works',
    lead: 'A link works for a limited time and only until a password is set. You can ask for a new message.',
    again: 'Ask for a new message',
  },
  reloaded: {
    title: 'Open the link again',
    lead: 'This page does not keep the link, so that nobody else on this device can use it. Open it in the message again.',
    until: (time) => `The link still works, until: ${time} (Polish time).`,
    code: 'The code beside it works, too.',
  },
  insecure: {
    title: 'Recover access',
    lead: 'This page has no secure connection, so the form is on a separate page.',
    link: 'Go to the form',
  },
  misconfigured: {
    title: 'Recover access',
    lead: 'The form is not working at the moment. Ask at school how to recover access.',
    webmaster: (unit, server) =>
      unit
        ? `For the webmaster: the server ${server} does not know the unit “${unit}”. Check the unit attribute of the klucznik-recovery element.`
        : 'For the webmaster: the klucznik-recovery element has no unit attribute.',
  },
}
