import type { MailTexts } from './mail-texts.js'

/** Said at an address that is an account's no more, whether or not another came in its place. */
const noMoreThere = {
  notes: [
    'No more messages about this account will come to this address, and links that came before no longer work. The password, if there is one, stays as it is.',
    'If you know of this change, there is nothing you need to do.',
  ],
  footer: 'This message was sent automatically to the email address that the school had on record.',
}

export const textsEn: MailTexts = {
  greeting: 'Hello',
  account: {
    person: 'Account',
    class: 'Class',
    login: 'Login',
    loginHint: 'A login is the name you type, together with your password, to sign in.',
    setAt: 'When the password was set',
  },
  secrecy:
    'Nobody from the school or the municipality will ask you to tell your password or a code: not in a message, not by phone.',
  contact: { title: 'Help', text: (contact) => `Contact: ${contact}` },
  moment: ({ date, time }) => `${date}, ${time} (Polish time)`,
  footer: 'This message was sent automatically to the email address that the school has on record.',
  access: {
    subject: {
      activation: (unit) => `Set a password for your account – ${unit}`,
      recovery: (unit) => `New password for your account – ${unit}`,
      several: (unit) => `Access to your accounts – ${unit}`,
    },
    title: {
      activation: 'Set a password for your account',
      recovery: 'Set a new password',
      several: 'Access to your accounts',
    },
    intro: {
      activation: (unit) => [
        `The school has created an account for you in the school system “${unit}”. To use it, set your own password.`,
      ],
      recovery: (unit) => [
        `We were asked for a new password for your account in the school system “${unit}”. If it was you who asked, set the new password now.`,
      ],
      several: (unit) => [
        `We were asked for access to the school system “${unit}”. Several accounts belong to this email address. Each has its own login and its own password.`,
      ],
    },
    introUnasked: (unit) => [
      `The school sends you a link to a new password for your account in the school system “${unit}”. The old password works until you set a new one.`,
    ],
    action: { activation: 'Set a password', recovery: 'Set a new password' },
    until: ({ date, time }) => `The link works until ${date}, ${time} (Polish time).`,
    fallback: 'If the button does not work, copy this address and paste it into your browser:',
    code: {
      label: 'Code for another device, or if the link does not work',
      where: 'Type it together with the login on this page (“I have a code”):',
      until: ({ date, time }) => `The code works once, until ${date}, ${time} (Polish time).`,
    },
    once: {
      one: 'The link is for this account only and works once: when you have set the password, it stops working. If you are too late, ask for the message again.',
      several:
        'Each link is for its own account only and works once: when you have set the password, it stops working. If you are too late, ask for the message again.',
    },
    asked: (moment) => `This message was asked for on ${moment}.`,
    askedOften: (often) => `Such requests in the last 24 hours: ${often}.`,
    moreThan: (count) => `more than ${count}`,
    notYou: {
      title: 'Was it not you?',
      text: {
        activation: 'There is nothing you need to do. Nothing has changed.',
        recovery: 'There is nothing you need to do. Nothing has changed, and the old password still works.',
      },
      repeats: 'If such messages keep coming, tell the school.',
    },
  },
  passwordSet: {
    subject: (unit) => `Your password was set – ${unit}`,
    title: 'Your password was set',
    intro: (unit) => `In the school system “${unit}” a password was set for this account:`,
    wasYou: 'If it was you who set it, there is nothing you need to do.',
    notYou: {
      title: 'Was it not you?',
      text: [
        'Somebody else may know the password of this account. Report it at once (the contact is below), and then set a new password the same way as before.',
      ],
    },
  },
  factorsChanged: {
    changedAt: 'When it happened',
    added: {
      subject: (unit) => `A second factor was added – ${unit}`,
      title: 'A second factor was added',
      intro: (unit) =>
        `In the school system “${unit}” a second factor for signing in was added to this account: an app with codes, a passkey, or codes on paper.`,
      notes: ['If it was you, there is nothing you need to do.'],
      notYou: {
        title: 'Was it not you?',
        text: [
          'Somebody else may know the password of this account. Report it at once (the contact is below), and then set a new password the same way as before.',
        ],
      },
    },
    removed: {
      subject: (unit) => `A second factor was removed – ${unit}`,
      title: 'A second factor was removed',
      intro: (unit) =>
        `In the school system “${unit}” a second factor for signing in was removed from this account: an app with codes, a passkey, or codes on paper.`,
      notes: ['If it was you, or the school at your request, there is nothing you need to do.'],
      notYou: {
        title: 'Do you know nothing of this change?',
        text: [
          'Report it at once (the contact is below). Whoever knows the password of this account can now sign in without this factor.',
        ],
      },
    },
  },
  addressProof: {
    changedAt: 'When',
    subject: (unit) => `Confirm your email address – ${unit}`,
    title: 'Confirm your email address',
    intro: (unit) =>
      `Somebody who is signed in to this account in the school system of “${unit}” gave this address as their new one.`,
    notes: ['The link opens no account. It only confirms that this address is yours.'],
    action: 'Confirm the address',
    until: ({ date, time }) => `The link works until: ${date}, ${time} (Polish time).`,
    notYou: { title: 'Was it not you?', text: ['Ignore this message. Nothing changes without a confirmation.'] },
  },
  addressChanged: {
    changedAt: 'When the address was changed',
    objection: {
      action: 'This was not me',
      text: 'If the change is not yours, use the button “This was not me”. The account is then put on hold: nobody can sign in, and the school looks into it. The page asks once more before it does anything.',
    },
    former: {
      ...noMoreThere,
      subject: (unit) => `The email address of your account was changed – ${unit}`,
      title: 'Your account has another email address',
      intro: (unit) => `In the school system “${unit}” the school has changed the email address of this account:`,
      notYou: {
        title: 'Do you know nothing of this change?',
        text: [
          'Report it at once (the contact is below). Whoever reads the mail at the new address can set a new password for this account.',
        ],
      },
    },
    removed: {
      ...noMoreThere,
      subject: (unit) => `The email address of your account was removed – ${unit}`,
      title: 'Your account has no email address any more',
      intro: (unit) => `In the school system “${unit}” the school has removed this email address from this account:`,
      notYou: {
        title: 'Do you know nothing of this change?',
        text: [
          'Tell the school (the contact is below). Without an email address no new password can be set for this account.',
        ],
      },
    },
    restored: {
      subject: (unit) => `The email address of your account was changed – ${unit}`,
      title: 'Your account had another email address for a while',
      intro: (unit) =>
        `In the school system “${unit}” the school has changed the email address of this account, and then changed it back to this one:`,
      notes: [
        'Messages about this account come here again. Links that came before no longer work.',
        'If you know of this change, there is nothing you need to do.',
      ],
      notYou: {
        title: 'Do you know nothing of this change?',
        text: [
          'Report it at once (the contact is below) and set a new password. Whoever read the mail at the other address may have set a password of their own for this account.',
        ],
      },
    },
    new: {
      subject: (unit) => `New email address of your account – ${unit}`,
      title: 'This is now the address of your account',
      intro: (unit) => `In the school system “${unit}” the school has recorded this email address for this account:`,
      notes: [
        'From now on, messages with a link to set a password will come here. The password, if there is one, stays as it is.',
      ],
      notYou: {
        title: 'Is it not your account?',
        text: ['Tell the school (the contact is below), so that they can correct the address.'],
      },
    },
  },
}
