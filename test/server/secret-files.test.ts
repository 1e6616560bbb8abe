import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { EnvironmentInvalid, readEnvironment, type Environment } from '../../server/env.js'
import { readServerEnvironment } from '../../server/main.js'

const folder = mkdtempSync(join(tmpdir(), 'klucznik-secret-files-'))
after(() => rmSync(folder, { recursive: true }))

let made = 0
const file = (content: string): string => {
  const path = join(folder, `file-${made++}`)
  writeFileSync(path, content)
  return path
}

const key = randomBytes(32)
const SECRET_KEY = key.toString('base64')
const SMTP_URL = 'smtps://user:tajne@smtp.example.pl'
const DATABASE_URL = 'mongodb://klucznik:tajne@mongo.example/klucznik'
const open = {
  PUBLIC_URL: 'https://konto.example.pl',
  UNITS_FILE: file(
    JSON.stringify([{ id: 'radom', name: 'Radom', from: 'konto@radom.example', origins: [], contact: 'tel. 1' }]),
  ),
}
type Variables = Record<string, string | undefined>

const mistakesOf = (variables: Variables): string[] => {
  try {
    readServerEnvironment({ ...open, ...variables })
    return []
  } catch (error) {
    assert.ok(error instanceof EnvironmentInvalid)
    return error.message.split('\n')
  }
}
const secretsOf = ({ secretKeys, smtpUrl, databaseUrl }: Environment) => ({ secretKeys, smtpUrl, databaseUrl })

describe('a secret of the environment in a file', () => {
  for (const [what, end] of [
    ['with nothing after it', ''],
    ['with the newline that an editor puts there', '\n'],
    ['with the newline of Windows', '\r\n'],
  ] as const) {
    it(`is read ${what}`, () => {
      const env = readServerEnvironment({
        ...open,
        SECRET_KEY_FILE: file(SECRET_KEY + end),
        SMTP_URL_FILE: file(SMTP_URL + end),
        DATABASE_URL_FILE: file(DATABASE_URL + end),
      })
      assert.deepEqual(secretsOf(env), { secretKeys: [key], smtpUrl: SMTP_URL, databaseUrl: DATABASE_URL })
    })
  }

  it('is read when an editor has begun the file with a byte order mark', () => {
    const env = readServerEnvironment({ ...open, SECRET_KEY, SMTP_URL_FILE: file(`\ufeff${SMTP_URL}\n`) })
    assert.equal(env.smtpUrl, SMTP_URL)
  })

  it('holds several keys, with commas between, as the variable does', () => {
    const keys = [randomBytes(32), randomBytes(32)]
    const path = file(`${keys.map((one) => one.toString('base64')).join(',')}\n`)
    assert.deepEqual(readServerEnvironment({ ...open, SMTP_URL, SECRET_KEY_FILE: path }).secretKeys, keys)
  })

  it('stands beside variables that are empty, which count as missing', () => {
    const env = readServerEnvironment({
      ...open,
      SECRET_KEY: '',
      SECRET_KEY_FILE: file(SECRET_KEY),
      SMTP_URL,
      SMTP_URL_FILE: '',
    })
    assert.deepEqual(secretsOf(env), { secretKeys: [key], smtpUrl: SMTP_URL, databaseUrl: undefined })
  })

  it('is one of the two ways, never both at once', () => {
    const both = { SECRET_KEY, SECRET_KEY_FILE: file(SECRET_KEY), SMTP_URL }
    assert.deepEqual(mistakesOf(both), ['SECRET_KEY and SECRET_KEY_FILE are both set: keep one of them'])
  })

  const wrong: [what: string, path: string, says: RegExp][] = [
    ['is not there', join(folder, 'tajne-nowhere'), /names a file that is not there: /],
    ['is below a file', join(file('tajne'), 'below'), /names a file that is not there: /],
    ['is a folder', folder, /names a folder, .*docker makes one/],
    ['is empty', file(''), /names an empty file: /],
    ['holds a newline alone', file('\n'), /names an empty file: /],
    ['has a second line', file(`${SECRET_KEY}\ntajne\n`), /names a file of several lines: /],
    ['ends in an empty line', file(`${SECRET_KEY}\n\n`), /names a file of several lines: /],
    ['has a path that no file can have', 'tajne\0', /cannot be read: /],
  ]
  for (const [what, path, says] of wrong) {
    it(`that ${what} is one line with the variable’s name, beside everything else, and repeats neither path nor content`, () => {
      const [first = '', ...more] = mistakesOf({ SECRET_KEY_FILE: path, SMTP_URL, LOG_LEVEL: 'loud' })
      assert.match(first, /^SECRET_KEY_FILE /)
      assert.match(first, says)
      assert.ok(!first.includes(folder) && !first.includes('tajne') && !first.includes(SECRET_KEY))
      assert.deepEqual(more, ['LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent'])
    })
  }

  it('that this user may not read says so', () => {
    const path = file(SECRET_KEY)
    chmodSync(path, 0o000)
    const asNobody = <Result>(read: () => Result): Result => {
      // root may read everything, so it reads as somebody else for a moment
      if (process.geteuid?.() !== 0) return read()
      process.seteuid?.(65_534)
      try {
        return read()
      } finally {
        process.seteuid?.(0)
      }
    }
    chmodSync(folder, 0o755)
    const said = asNobody(() => mistakesOf({ SECRET_KEY_FILE: path, SMTP_URL }))
    assert.match(said[0] ?? '', /^SECRET_KEY_FILE names a file that this user may not read: /)
    assert.equal(said.length, 1)
  })

  it('may stand where a secret is itself by mistake, which is not repeated', () => {
    const said = mistakesOf({ SECRET_KEY_FILE: SECRET_KEY, SMTP_URL_FILE: SMTP_URL })
    assert.match(said.join('\n'), /^SECRET_KEY_FILE names [^\n]+\nSMTP_URL_FILE names [^\n]+$/)
    assert.ok(!said.join('\n').includes(SECRET_KEY) && !said.join('\n').includes('tajne'))
  })

  it('is checked as the variable is, and what is wrong with it is said without its content', () => {
    const said = mistakesOf({
      SECRET_KEY_FILE: file('dGFqbmU='),
      SMTP_URL_FILE: file('http://u:tajne@h'),
      DATABASE_URL_FILE: file('postgres://u:tajne@h/db'),
    })
    assert.deepEqual(
      said.map((line) => line.split(' must')[0]),
      ['SECRET_KEY_FILE', 'DATABASE_URL_FILE', 'SMTP_URL_FILE'],
    )
    assert.ok(!said.join('\n').includes('tajne') && !said.join('\n').includes('dGFqbmU'))
  })

  it('has the relay’s parameters checked as well', () => {
    const said = mistakesOf({ SECRET_KEY, SMTP_URL_FILE: file('smtp://u:tajne@h?foo=bar') })
    assert.equal(said.length, 1)
    assert.match(said[0] ?? '', /^SMTP_URL_FILE: it has no parameter foo/)
  })

  it('is not asked for where the command has no use for it', () => {
    const variables = { SECRET_KEY_FILE: file(SECRET_KEY), UNITS_FILE: open.UNITS_FILE, SMTP_URL_FILE: folder }
    for (const purpose of ['accounts', 'letters'] as const)
      assert.deepEqual(readEnvironment(variables, { for: purpose }).secretKeys, [key])
  })

  it('wins over what the demo would take by itself', () => {
    const demo = {
      ...open,
      SECRET_KEY: randomBytes(32).toString('base64'),
      SMTP_URL: 'smtp://127.0.0.1:2525',
      PORT: '1',
    }
    const env = readServerEnvironment({ SECRET_KEY_FILE: file(SECRET_KEY), PORT: '2', LOG_LEVEL: '' }, demo)
    assert.deepEqual(secretsOf(env), { secretKeys: [key], smtpUrl: demo.SMTP_URL, databaseUrl: undefined })
    assert.equal(env.port, 2)
  })
})
