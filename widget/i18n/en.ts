import type { Messages } from './messages.js'

export const en: Messages = {
  errors: 'Correct these fields',

  request: {
    title: 'Recover access',
    lead: 'We will send a message to the email address that the school has on record. It will have your login and a link to set a password.',
    pictureAlt: 'Picture with characters to type',
    pictureFailed: 'The picture did not load. Press “New picture”.',
    refresh: 'New picture',
    listen: 'Listen',
    cannot: 'I can neither read nor hear it',
    answer: 'Characters from the picture',
    answerHint: 'Capital and small letters are the same.',
    answerMissing: 'Type the characters from the picture',
    identifier: 'Email, PESEL or login',
    identifierHint: 'You can also enter the substitute identifier from the slip that the school gave you.',
    identifierMissing: 'Enter an email, PESEL, login or substitute identifier',
    submit: 'Send the message',
  },

  opening: { title: 'Set a new password', status: 'Checking the link.' },
}
