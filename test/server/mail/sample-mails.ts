import { randomBytes } from 'node:crypto'
import type { Language } from '../../../contract/language.js'
import type {
  AccessEntry,
  AccessMail,
  AddressChangedMail,
  AddressProofMail,
  FactorsChangedMail,
  Mail,
  PasswordSetMail,
} from '../../../server/domain/ports/mailer.js'
import type { Unit } from '../../../server/domain/unit.js'

/** A unit that mails in the name of `Gmina Przykładowo`. */
export function sampleUnit(change: Partial<Unit> = {}): Unit {
  const limit = { count: 5, seconds: 3600 }
  return {
    id: 'przykladowo',
    name: 'Gmina Przykładowo',
    from: 'Gmina Przykładowo <konta@przykladowo.example>',
    origins: ['https://przykladowo.example'],
    languages: ['pl', 'uk', 'en', 'ru'],
    contact: 'sekretariat@przykladowo.example, tel. 12 345 67 89',
    systemKeys: [],
    ticketMinutes: 60,
    activationHours: 48,
    passwordMinLength: 12,
    staffSecondFactor: 'off',
    emailChange: 'approved',
    letterCodes: 'without-email',
    letterDays: 30,
    auditDays: 365,
    captcha: { first: 'picture', workFactor: 1 },
    limits: { perAddress: limit, perIdentifier: limit, perUnit: limit, mailsPerHour: 5, mailsPerDay: 10 },
    ...change,
  }
}

/** One account's part of an access mail, with a ticket of its own. */
export function sampleEntry(change: Partial<AccessEntry> = {}): AccessEntry {
  return {
    login: 'anna.kowalska',
    firstName: 'Anna',
    lastName: 'Kowalska',
    class: '',
    purpose: 'activation',
    link: `https://klucznik.przykladowo.example/jst/przykladowo#klucznik=${randomBytes(48).toString('base64url')}`,
    expiresAt: new Date('2026-11-24T13:05:00Z'),
    code: { text: '04829317', expiresAt: new Date('2026-11-24T13:05:00Z') },
    ...change,
  }
}

/** An access mail about one account, in Polish. */
export function sampleAccessMail(change: Partial<AccessMail> = {}): AccessMail {
  return {
    kind: 'access',
    id: `${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`,
    unit: sampleUnit(),
    to: 'anna@przykladowo.example',
    language: 'pl',
    entries: [sampleEntry()],
    codePage: 'https://klucznik.przykladowo.example/jst/przykladowo',
    asked: { at: new Date('2026-11-24T12:05:00Z'), times: 1 },
    ...change,
  }
}

/** A word that the password was set, in Polish. */
export function samplePasswordSetMail(change: Partial<PasswordSetMail> = {}): PasswordSetMail {
  return {
    kind: 'password-set',
    id: randomBytes(16).toString('hex'),
    unit: sampleUnit(),
    to: 'anna@przykladowo.example',
    language: 'pl',
    login: 'anna.kowalska',
    at: new Date('2026-07-24T13:05:00Z'),
    ...change,
  }
}

/** A word to one of the two addresses of an account whose address is another one, in Polish. */
export function sampleAddressChangedMail(change: Partial<AddressChangedMail> = {}): AddressChangedMail {
  return { ...samplePasswordSetMail(), kind: 'address-changed', which: 'former', ...change }
}

/** A word that a second factor of an account is new or gone, in Polish. */
export function sampleFactorsChangedMail(change: Partial<FactorsChangedMail> = {}): FactorsChangedMail {
  return { ...samplePasswordSetMail(), kind: 'factors-changed', change: 'added', ...change }
}

/** A question to a mailbox whether its reader wants it to be an account's, in Polish. */
export function sampleAddressProofMail(change: Partial<AddressProofMail> = {}): AddressProofMail {
  return {
    ...samplePasswordSetMail(),
    kind: 'address-proof',
    link: `https://klucznik.przykladowo.example/jst/przykladowo/konto/email/confirm?lang=pl&t=${'x'.repeat(250)}`,
    expiresAt: new Date('2026-07-25T13:05:00Z'),
    ...change,
  }
}

/** A parent, a child who never had a password, and a child with a hard name. */
export function threeEntries(): AccessEntry[] {
  return [
    sampleEntry({ purpose: 'recovery' }),
    sampleEntry({ login: 'jan.kowalski.4b', firstName: 'Jan', lastName: 'Kowalski', class: '4b' }),
    sampleEntry({
      login: 'zofia.k',
      firstName: 'Zofia',
      lastName: 'Kowalska-Brzęczyszczykiewicz',
      purpose: 'recovery',
    }),
  ]
}

/** The same mail when it is the school that sends it. */
export function unasked({ asked: _asked, ...mail }: AccessMail): AccessMail {
  return mail
}

/** Every kind of mail that there is in one language, by name. */
export function everyMail(language: Language): Record<string, Mail> {
  return {
    activation: sampleAccessMail({ language }),
    recovery: sampleAccessMail({ language, entries: [sampleEntry({ purpose: 'recovery' })] }),
    'asked for often': sampleAccessMail({
      language,
      entries: [sampleEntry({ purpose: 'recovery' })],
      asked: { at: new Date('2026-07-24T13:05:00Z'), times: 14 },
    }),
    'sent by the school': unasked(sampleAccessMail({ language, entries: [sampleEntry({ purpose: 'recovery' })] })),
    'an invitation': unasked(sampleAccessMail({ language })),
    'three activations': sampleAccessMail({
      language,
      entries: threeEntries().map((e) => ({ ...e, purpose: 'activation' })),
    }),
    'three of both': sampleAccessMail({ language, entries: threeEntries() }),
    'no name': sampleAccessMail({ language, entries: [sampleEntry({ firstName: '', lastName: '' })] }),
    'password set': samplePasswordSetMail({ language }),
    'factor added': sampleFactorsChangedMail({ language }),
    'factor removed': sampleFactorsChangedMail({ language, change: 'removed' }),
    'former address': sampleAddressChangedMail({ language }),
    'former address, with a password': sampleAddressChangedMail({
      language,
      objection: {
        link: `https://klucznik.przykladowo.example/jst/przykladowo/not-me?lang=${language}&t=${'x'.repeat(64)}`,
        expiresAt: new Date('2026-07-31T13:05:00Z'),
      },
    }),
    'address to be confirmed': sampleAddressProofMail({ language }),
    'removed address': sampleAddressChangedMail({ language, which: 'removed' }),
    'new address': sampleAddressChangedMail({ language, which: 'new' }),
  }
}
