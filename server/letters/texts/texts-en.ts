import type { LetterTexts } from './letter-texts.js'

export const textsEn: LetterTexts = {
  hint: 'Print these sheets (Ctrl+P): A4 paper, one page on a sheet, scale 100%.',
  hintLarge:
    'Print these sheets (Ctrl+P): A4 paper, scale 100%. Each person has two pages: print on both sides, or staple two sheets together.',
  nameless: (logins) =>
    `Without a letter, since no name is on record: ${logins}. Enter the names in the panel and open the letters again.`,
  title: 'How to set a password for your account',
  outside: { toHand: 'To be handed over in person', class: 'Class' },
  intro: 'The school has created an account for you. Use this slip to set your own password.',
  address: 'Address of the page',
  scan: 'Scan with a phone',
  identifier: {
    label: 'Your substitute identifier',
    hint: 'Capital or small letters, dashes and spaces do not matter. Do not show it to others.',
  },
  steps: {
    title: 'Step by step',
    items: [
      'Type the address of the page into a browser, or scan the code with the camera of a phone.',
      'Type what the picture shows into “Characters from the picture”. You cannot read them? Press “I can neither read nor hear it”.',
      'Type your substitute identifier into “Email, PESEL or login”.',
      'Press “Send the message”.',
      'Look into your email. The message has your login and a link. Open the link and set a password.',
    ],
  },
  code: {
    intro: 'The school has created an account for you. Use this slip to set your own password, without email.',
    label: 'Your code',
    until: (day) => `This slip works until ${day}.`,
    hint: 'Capital or small letters, dashes and spaces do not matter. Do not show it to others.',
    items: [
      'Scan the square with the camera of a phone. A page for the password opens: go on with step 5.',
      'No such phone? Open the address of the page in a browser. Press “I have a code”, and then “My code is from the slip”.',
      'Type the code and your substitute identifier from this slip.',
      'Type the characters from the picture. You cannot read them? Press “I can neither read nor hear it”.',
      'Set a password and write down your login: it is shown on the same page.',
    ],
  },
  noEmail:
    'The school does not have your email address yet, and without it the message cannot come. Give it to the school first.',
  help: 'Help',
  secrecy: 'Nobody from the school or the municipality will ask you for your password or a code.',
  register: {
    title: 'Letters handed over',
    noClass: 'No class',
    letters: 'Number of letters',
    number: 'No.',
    name: 'Name',
    date: 'Date',
    signature: 'Signature',
    code: 'Code',
    yes: 'yes',
    codes:
      '“Yes” in the column “Code”: the letter opens the account. The signature says that it was handed over in person.',
    fold: 'How to fold a letter: first the lower part up, onto the middle one, then the upper part back. Only the name and the class stay on the outside.',
  },
}
