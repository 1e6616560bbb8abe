import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { EnvironmentInvalid, readEnvironment } from '../../server/env.js'
import { readServerEnvironment } from '../../server/main.js'

const folder = mkdtempSync(join(tmpdir(), 'klucznik-env-'))
after(() => rmSync(folder, { recursive: true }))

const file = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const unit = {
  id: 'radom',
  name: 'Radom',
  from: 'konto@radom.example',
  origins: ['https://radom.example'],
  contact: 'tel. 1',
}
const good = {
  PUBLIC_URL: 'https://konto.example.pl',
  SECRET_KEY: randomBytes(32).toString('base64'),
  SMTP_URL: 'smtps://user:pass@smtp.example.pl',
  UNITS_FILE: file('units.json', [unit]),
}
const mistakesOf = (variables: Record<string, string | undefined>): string[] => {
  try {
    readServerEnvironment(variables)
  } catch (error) {
    assert.ok(error instanceof EnvironmentInvalid)
    return error.message.split('\n')
  }
  return []
}

describe('the environment', () => {
  it('has a default for all that is not required', () => {
    const env = readEnvironment(good)
    assert.equal(env.port, 8080)
    assert.equal(env.dataDir, './data')
    assert.equal(env.databaseUrl, undefined)
    assert.deepEqual(env.trustedProxies, [])
    assert.deepEqual(env.units[0]?.limits.perAddress, { count: 300, seconds: 600 })
    assert.equal(env.units[0]?.passwordMinLength, 12)
  })

  it('names everything that is missing in one message', () => {
    const mistakes = mistakesOf({})
    assert.deepEqual(
      mistakes.map((line) => line.split(' ')[0]),
      ['PUBLIC_URL', 'SECRET_KEY', 'SMTP_URL', 'UNITS_FILE'],
    )
  })

  it('names everything that is wrong, the units file included, and never repeats a secret', () => {
    const mistakes = mistakesOf({
      ...good,
      PORT: '99999',
      SECRET_KEY: 'c2VjcmV0LXRvby1zaG9ydA==',
      DATABASE_URL: 'postgres://u:tajnehaslo@h/db',
      SMTP_URL: 'http://u:tajnehaslo@h',
      TRUSTED_PROXIES: '10.0.0.0/8, nonsense!',
      LOG_LEVEL: 'loud',
      UNITS_FILE: file('bad.json', [
        { ...unit, origins: ['https://radom.example/'], limits: { perAddress: 'many' }, colour: 'red' },
      ]),
    })
    for (const name of ['PORT', 'SECRET_KEY', 'DATABASE_URL', 'SMTP_URL', 'TRUSTED_PROXIES', 'LOG_LEVEL']) {
      assert.ok(
        mistakes.some((line) => line.startsWith(`${name} `)),
        name,
      )
    }
    const said = mistakes.join('\n')
    assert.match(said, /\[0\]\.origins\[0\]: must be an origin/)
    assert.match(said, /\[0\]\.limits\.perAddress: must be count\/seconds/)
    assert.match(said, /colour/)
    assert.ok(!said.includes('tajnehaslo') && !said.includes('c2VjcmV0'))
  })

  it('takes a webhook over https, over http on this machine alone, and never repeats its secret', () => {
    const secret = 'tajny-sekret-szkoly-24-znaki'
    const said = (webhook: unknown) =>
      mistakesOf({ ...good, UNITS_FILE: file('webhook.json', [{ ...unit, webhook }]) }).join('\n')
    for (const url of [
      'https://dziennik.example/hook?a=1',
      'http://localhost:9000/',
      'http://127.0.0.1:9000',
      'http://[::1]/',
    ])
      assert.equal(said({ url, secret }), '')
    for (const url of [
      'http://dziennik.example/',
      'ftp://localhost/',
      'https://u:tajny@dziennik.example/',
      'https://dziennik.example/#a',
      'http://localhost.evil.example/',
      '/hook',
    ])
      assert.match(said({ url, secret }), /\[0\]\.webhook\.url: must be an https address/)
    for (const bad of ['krotki-tajny', 'tajny sekret szkoly ze spacjami', `${secret}ł`])
      assert.match(said({ url: 'https://dziennik.example/', secret: bad }), /webhook\.secret: must be 24 to 200/)
    assert.doesNotMatch(said({ url: 'x', secret: 'tajny', colour: 1 }), /tajny/)
  })

  it('takes a mail or a web address in one line as a contact for reports of holes', () => {
    for (const contact of ['mailto:bezpieczenstwo@radom.example', 'https://www.radom.example/bezpieczenstwo'])
      assert.equal(readEnvironment({ ...good, SECURITY_CONTACT: contact }).securityContact, contact)
    assert.equal(readEnvironment(good).securityContact, undefined)
    for (const contact of [
      'bezpieczenstwo@radom.example',
      'mailto:bezpieczenstwo',
      'http://www.radom.example/',
      'tel:+48123456789',
      'mailto:bezpieczeństwo@radom.example',
      'mailto:a@radom.example\nPolicy: https://evil.example',
    ])
      assert.match(mistakesOf({ ...good, SECURITY_CONTACT: contact })[0] ?? '', /^SECURITY_CONTACT must be an address/)
  })

  it('takes an empty variable for a missing one', () => {
    assert.match(mistakesOf({ ...good, SMTP_URL: '' })[0] ?? '', /^SMTP_URL is missing/)
  })

  it('takes a Maildir, and an mbox file that may be made later, for bounces', () => {
    const maildir = join(folder, 'Maildir')
    for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(maildir, part), { recursive: true })
    for (const path of [maildir, join(folder, 'units.json'), join(folder, 'later.mbox')])
      assert.equal(readEnvironment({ ...good, BOUNCE_MAILBOX: path }).bounceMailbox, path)
    assert.equal(readEnvironment(good).bounceMailbox, undefined)
    for (const path of [folder, join(folder, 'no', 'such', 'mbox'), join(folder, 'units.json', 'x')])
      assert.match(
        mistakesOf({ ...good, BOUNCE_MAILBOX: path })[0] ?? '',
        /^BOUNCE_MAILBOX must be the path of a Maildir/,
      )
    const { SECRET_KEY, UNITS_FILE } = good
    const env = readEnvironment({ SECRET_KEY, UNITS_FILE, BOUNCE_MAILBOX: folder }, { for: 'accounts' })
    assert.equal(env.bounceMailbox, undefined)
  })

  for (const url of [
    'http://konto.example.pl',
    'https://konto.example.pl/app',
    'konto.example.pl',
    'https://konto.example.pl?x',
  ]) {
    it(`refuses ${url} as PUBLIC_URL`, () =>
      assert.match(mistakesOf({ ...good, PUBLIC_URL: url })[0] ?? '', /^PUBLIC_URL must/))
  }

  it('takes several secret keys, the current one first', () => {
    const keys = [randomBytes(32), randomBytes(32)]
    const env = readEnvironment({ ...good, SECRET_KEY: keys.map((key) => key.toString('base64')).join(',') })
    assert.deepEqual(env.secretKeys, keys)
  })

  it('asks of the accounts commands only what they need', () => {
    const { SECRET_KEY, UNITS_FILE } = good
    assert.equal(readEnvironment({ SECRET_KEY, UNITS_FILE }, { for: 'accounts' }).units.length, 1)
  })

  const wrong: [name: string, value: string, says: RegExp][] = [
    ['TRUSTED_PROXIES', '10.0.0.0/99', /must be addresses or networks/],
    ['TRUSTED_PROXIES', '999.1.1.1', /must be addresses or networks/],
    ['TRUSTED_PROXIES', ':', /must be addresses or networks/],
    ['TRUSTED_PROXIES', '10.0.0.1,::1/129', /must be addresses or networks/],
    ['TRUSTED_PROXIES', '0.0.0.0/0', /must be addresses or networks/],
    ['DATABASE_URL', 'mongodb://u:tajne@@h/', /must look like mongodb:/],
    ['DATABASE_URL', 'mongodb://u:taj%ne@h/', /must look like mongodb:/],
    ['DATABASE_URL', 'mongodb://', /must look like mongodb:/],
    ['SMTP_URL', 'smtp://h?foo=bar', /has no parameter foo/],
    ['SMTP_URL', 'smtp://h:99999', /must look like smtp:/],
    ['SMTP_URL', 'smtp://h?dkimDomain=a.pl&dkimSelector=s&dkimKeyFile=/nowhere/k.pem', /is no PEM file/],
    ['DATA_DIR', file('a-file', ''), /must be a folder/],
    ['DATA_DIR', join(file('another-file', ''), 'below'), /must be a folder/],
  ]
  for (const [name, value, says] of wrong) {
    it(`says of ${name}=${value.replace(folder, '…')} what is wrong, beside everything else`, () => {
      const [first = '', ...more] = mistakesOf({ ...good, [name]: value, LOG_LEVEL: 'loud' }).sort((one) =>
        one.startsWith(name) ? -1 : 1,
      )
      assert.ok(first.startsWith(name), first)
      assert.match(first, says)
      assert.doesNotMatch(first, /taj/)
      assert.deepEqual(more, ['LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'])
    })
  }

  const right: [name: string, value: string][] = [
    ['TRUSTED_PROXIES', '10.0.0.1, 172.16.0.0/12,::1,fc00::/7,::ffff:10.0.0.1/128'],
    ['DATABASE_URL', 'mongodb://u:p%40ss@a.example:27017,b.example:27018/klucznik?replicaSet=rs0&w=majority'],
    ['DATABASE_URL', 'mongodb+srv://user:pass@cluster.example/?retryWrites=true'],
    ['DATABASE_URL', 'mongodb://[::1]:27017'],
    ['SMTP_URL', 'smtp://127.0.0.1:2525'],
    ['DATA_DIR', join(folder, 'to', 'be', 'made')],
  ]
  for (const [name, value] of right) {
    it(`takes ${value.replace(folder, '…')} as ${name}`, () =>
      assert.deepEqual(mistakesOf({ ...good, [name]: value }), []))
  }

  it('takes a page for mailed links from PUBLIC_URL or the unit’s origins alone', () => {
    const withPage = (recoveryUrl: string) =>
      mistakesOf({ ...good, UNITS_FILE: file('page.json', [{ ...unit, recoveryUrl }]) })
    assert.deepEqual(withPage('https://radom.example/konto'), [])
    assert.deepEqual(withPage('https://konto.example.pl/radom'), [])
    assert.match(
      withPage('https://inny.example/konto').join('\n'),
      /^UNITS_FILE \[0\]\.recoveryUrl: must be a page of PUBLIC_URL or [^\n]+$/,
    )
    assert.match(
      withPage('http://radom.example/konto').join('\n'),
      /^UNITS_FILE [^\n]+ \[0\]\.recoveryUrl: must be an https address [^\n]+$/,
    )
  })

  it('reads a units file that an editor has begun with a byte order mark', () => {
    const path = file('bom.json', `\ufeff${JSON.stringify([unit])}`)
    assert.deepEqual(mistakesOf({ ...good, UNITS_FILE: path }), [])
  })

  it('takes the address for letters where there is one, and asks for no relay', () => {
    const { PUBLIC_URL, SECRET_KEY, UNITS_FILE } = good
    assert.equal(readEnvironment({ SECRET_KEY, UNITS_FILE }, { for: 'letters' }).publicUrl, undefined)
    assert.equal(readEnvironment({ PUBLIC_URL, SECRET_KEY, UNITS_FILE }, { for: 'letters' }).publicUrl, PUBLIC_URL)
    const wrong = { PUBLIC_URL: `${PUBLIC_URL}/app`, SECRET_KEY, UNITS_FILE }
    assert.throws(() => readEnvironment(wrong, { for: 'letters' }), /^EnvironmentInvalid: PUBLIC_URL must be an origin/)
    assert.equal(readEnvironment(wrong, { for: 'accounts' }).publicUrl, undefined)
  })

  const files: [what: string, path: string, says: RegExp][] = [
    ['is not there', join(folder, 'missing.json'), /cannot be read: ENOENT/],
    ['is not JSON', file('broken.json', '[{'), /is not JSON/],
    ['is empty', file('empty.json', []), /at least one unit/],
    ['has a unit twice', file('twice.json', [unit, unit]), /two units with the same id/],
    ['is an object', file('object.json', unit), /expected array/],
  ]
  for (const [what, path, says] of files) {
    it(`says so when the units file ${what}`, () =>
      assert.match(mistakesOf({ ...good, UNITS_FILE: path }).join('\n'), says))
  }
})
