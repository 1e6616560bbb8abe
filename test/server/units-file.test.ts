import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { unitText } from '../../server/domain/unit-text.js'
import { parseUnits } from '../../server/units-file.js'

const UNIT = {
  id: 'radom',
  name: 'Gmina Radom',
  from: 'konto@radom.example',
  origins: ['https://www.radom.example'],
  contact: 'tel. 48 123 45 67',
}
const parse = (own: Record<string, unknown> = {}) => parseUnits([{ ...UNIT, ...own }])[0]

describe('a unit of which the file says no more than it must', () => {
  it('has the numbers that the documents promise', () => {
    const unit = parse()
    assert.deepEqual(
      [unit?.ticketMinutes, unit?.activationHours, unit?.passwordMinLength, unit?.auditDays],
      [60, 48, 12, 365],
    )
    assert.deepEqual(unit?.limits, {
      perAddress: { count: 300, seconds: 600 },
      perIdentifier: { count: 5, seconds: 3_600 },
      perUnit: { count: 6_000, seconds: 600 },
      mailsPerHour: 5,
      mailsPerDay: 10,
    })
    assert.deepEqual(unit?.captcha, { first: 'picture', workFactor: 1 })
  })

  it('offers its staff a second factor, unless it says that it is off or required [72]', () => {
    assert.equal(parse()?.staffSecondFactor, 'offered')
    for (const staffSecondFactor of ['off', 'offered', 'required'])
      assert.equal(parse({ staffSecondFactor })?.staffSecondFactor, staffSecondFactor)
    for (const staffSecondFactor of ['', 'on', true, null])
      assert.throws(() => parse({ staffSecondFactor }), /staffSecondFactor/)
  })

  it('has the office agree to another address that a person gives, unless it says otherwise', () => {
    assert.equal(parse()?.emailChange, 'approved')
    for (const emailChange of ['off', 'approved', 'free'])
      assert.equal(parse({ emailChange })?.emailChange, emailChange)
    for (const emailChange of ['', 'on', false, null]) assert.throws(() => parse({ emailChange }), /emailChange/)
  })
})

describe('name and contact of a unit', () => {
  it('are one text for all, or one a language: who reads another gets the Polish one, else the first', () => {
    const name = { en: 'Municipality of Radom', pl: 'Gmina Radom' }
    const contact = { uk: 'тел. 48 123 45 67', ru: 'тел. 48 123 45 67 (по-польски)' }
    const unit = parse({ name, contact })
    assert.ok(unit)
    assert.deepEqual([unit.name, unit.contact], ['Gmina Radom', contact.uk])
    assert.deepEqual(unitText(unit, 'name', 'en'), { text: 'Municipality of Radom', language: 'en' })
    assert.deepEqual(unitText(unit, 'name', 'uk'), { text: 'Gmina Radom', language: 'pl' })
    assert.deepEqual(unitText(unit, 'contact', 'pl'), { text: contact.uk, language: 'uk' })
    const plain = parse()
    assert.ok(plain)
    assert.deepEqual(unitText(plain, 'name', 'ru'), { text: 'Gmina Radom', language: 'pl' })
  })

  it('are told as mistakes at their place', () => {
    assert.throws(() => parse({ name: {} }), /one language at the least/)
    assert.throws(() => parse({ name: { de: 'Gemeinde Radom' } }), /name/)
    assert.throws(() => parse({ contact: { pl: 'a\nb' } }), /one line with no control characters[^]*contact[^]*pl/)
    assert.throws(() => parse({ name: undefined }), /expected string/)
    assert.throws(() => parse({ contact: '' }), /contact/)
  })
})

describe('a number in the units file', () => {
  for (const [name, least, most] of [
    ['ticketMinutes', 5, 1_440],
    ['activationHours', 1, 336],
    ['passwordMinLength', 8, 64],
    ['auditDays', 1, 3_650],
  ] as const) {
    it(`named ${name} is a whole one from ${least} to ${most}`, () => {
      for (const number of [least, most]) assert.equal(parse({ [name]: number })?.[name], number)
      for (const number of [least - 1, most + 1, least + 0.5]) assert.throws(() => parse({ [name]: number }))
    })
  }
})

describe('an address in the units file', () => {
  for (const [name, write] of [
    ['origins', (text: string) => ({ origins: [text] })],
    ['recoveryUrl', (text: string) => ({ recoveryUrl: `${text}/konto` })],
    ['signInUrl', (text: string) => ({ signInUrl: `${text}/konto` })],
    ['accessibilityUrl', (text: string) => ({ accessibilityUrl: `${text}/dostepnosc#konto` })],
    ['privacyUrl', (text: string) => ({ privacyUrl: `${text}/rodo#konto` })],
  ] as const) {
    it(`under ${name} is https, or http on this machine alone: else whoever is on the way reads and changes the page`, () => {
      for (const good of ['https://radom.example', 'http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:81'])
        assert.ok(parse(write(good)), good)
      for (const bad of [
        'http://radom.example',
        'http://192.168.1.5',
        'http://localhost.radom.example',
        'ftp://radom.example',
      ])
        assert.throws(() => parse(write(bad)), /https/, bad)
    })
  }
})

describe('the secret of a webhook', () => {
  const withSecret = (secret: string) => parse({ webhook: { url: 'https://dziennik.example/', secret } })
  it('has 24 to 200 characters of ASCII without a space', () => {
    for (const secret of ['x'.repeat(24), 'x'.repeat(200)]) assert.equal(withSecret(secret)?.webhook?.secret, secret)
    for (const secret of ['x'.repeat(23), 'x'.repeat(201), `${'x'.repeat(24)} x`, `${'x'.repeat(24)}ą`])
      assert.throws(() => withSecret(secret), /must be 24 to 200 characters of ASCII without a space/)
  })
})

describe('the keys of systems in the units file', () => {
  const key = (own: Record<string, unknown> = {}) => ({
    name: 'dziennik',
    sha256: 'ab'.repeat(32),
    may: ['verify'],
    ...own,
  })
  const mistakeOf = (own: Record<string, unknown>): string => {
    try {
      parse(own)
      return 'none'
    } catch (error) {
      return (error as { issues: { message: string }[] }).issues.map(({ message }) => message).join('; ')
    }
  }

  it('have a name of their own, rights, and perhaps an end: a day that they last through, or a moment [77]', () => {
    const [first, second] =
      parse({
        systemKeys: [
          key({ expires: '2027-08-31' }),
          key({
            name: 'kadry 2',
            sha256: 'cd'.repeat(32),
            may: ['read', 'write'],
            expires: '2027-08-31T20:00:00+02:00',
          }),
        ],
      })?.systemKeys ?? []
    assert.deepEqual(
      [first?.expires?.toISOString(), second?.expires?.toISOString()],
      ['2027-09-01T00:00:00.000Z', '2027-08-31T18:00:00.000Z'],
    )
    assert.deepEqual(parse()?.systemKeys, [])
  })

  it('are refused with a sentence when they are alike, do nothing, or say what nobody knows', () => {
    const other = { sha256: 'cd'.repeat(32) }
    assert.match(mistakeOf({ systemKeys: [key(), key(other)] }), /another key named "dziennik"/)
    assert.match(mistakeOf({ systemKeys: [key(), key({ name: 'kadry' })] }), /the same key as "dziennik"/)
    assert.match(mistakeOf({ systemKeys: [key({ may: [] })] }), /at least one of verify, read, write/)
    assert.match(mistakeOf({ systemKeys: [key({ may: ['delete'] })] }), /one of verify, read, write/)
    assert.match(mistakeOf({ systemKeys: [key({ expires: 'soon' })] }), /the last day, such as "2027-08-31"/)
    for (const name of ['', ' x', 'a\nb', 'x'.repeat(65), '=1+1'])
      assert.match(mistakeOf({ systemKeys: [key({ name })] }), /letters, digits, spaces/, JSON.stringify(name))
  })

  it('that stand there as an earlier version had them are shown as they are to be written', () => {
    const mistake = mistakeOf({ apiKeys: ['ab'.repeat(32)] })
    const written = /"systemKeys": (\[.*\])$/.exec(mistake)?.[1] ?? ''
    assert.deepEqual(parse({ systemKeys: JSON.parse(written) as unknown })?.systemKeys[0]?.sha256, 'ab'.repeat(32))
    assert.match(mistakeOf({ apiKeys: [] }), /leave it out/)
  })
})
