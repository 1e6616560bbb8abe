import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PasswordReason } from '../../../../contract/password-reason.js'
import { judgePassword, passwordRules, preparePassword } from '../../../../server/domain/passwords/password-rules.js'
import { loadCommonPasswords } from '../../../../server/passwords/common-passwords.js'

const commonPasswords = loadCommonPasswords()
const przykladowo = { id: 'przykladowo', name: 'Gmina Przykładowo' }

interface Circumstances {
  minLength?: number
  login?: string
  unit?: { id: string; name: string }
}

function judge(password: string, { minLength, login = 'k4-0172', unit = przykladowo }: Circumstances = {}) {
  return judgePassword({ password, rules: passwordRules(minLength), login, unit, commonPasswords })
}

describe('the rules of a password', () => {
  it('are 12 to 128 code points by default, as plain data [24]', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(passwordRules())), { minLength: 12, maxLength: 128 })
  })

  it('let a unit ask for 8 to 64 code points and nothing else [24, 25]', () => {
    assert.equal(passwordRules(8).minLength, 8)
    assert.equal(passwordRules(64).minLength, 64)
    for (const wrong of [7, 65, 0, -12, 12.5, NaN, Infinity]) assert.throws(() => passwordRules(wrong), RangeError)
  })
})

describe('the length of a password', () => {
  it('is counted in code points, of emoji too [24]', () => {
    const emoji = '🐱🍎🚗🌧🎈🧦🦉🎹🛶🧊🪁🍂'
    assert.equal(emoji.length, 24)
    assert.equal(judge(emoji), undefined)
    assert.equal(judge(emoji.slice(0, -2)), 'TOO_SHORT')
    assert.equal(judge('vq7 Łxz!k2mę'), undefined)
    assert.equal(judge('vq7 Łxz!k2m'), 'TOO_SHORT')
  })

  it('is counted after composition, so that typing accents apart gains nothing', () => {
    const apart = 'ąćęńóśź'.normalize('NFD')
    assert.equal(apart.length, 14)
    assert.equal(judge(apart), 'TOO_SHORT')
    // q with an accent has no composed form: two code points each
    assert.equal(judge('q\u0301x\u0301v\u0301j\u0301h\u0301d\u0301'), undefined)
  })

  it('counts spaces at the ends, and cuts nothing off', () => {
    assert.equal(judge(' vq7Lxz!k2m '), undefined)
    assert.equal(preparePassword(' vq7Lxz!k2m '), ' vq7Lxz!k2m ')
    const long = 'kubek kolano sznurek marchewka parapet gwizdek '.repeat(3).slice(0, 128)
    assert.equal(judge(long), undefined)
    assert.equal(preparePassword(long).length, 128)
  })

  it('may be 128 code points and no more [25, 26]', () => {
    const random = 'vq7Lxz!k2mRw-9Tb'.repeat(4) + 'Ju3#cGn8:yHd5+Zf'.repeat(4)
    assert.equal(judge(random), undefined)
    assert.equal(judge(`${random}x`), 'TOO_LONG')
    assert.equal(judge('🐱🍎🚗🌧🎈🧦🦉🎹'.repeat(16) + 'x'), 'TOO_LONG')
  })

  it('may be 128 code points of the longest decomposed letters', () => {
    // U+1F82 is four code points when taken apart
    const letters = Array.from({ length: 128 }, (_, at) => String.fromCodePoint(0x1f82 + (at % 6))).join('')
    assert.equal(letters.normalize('NFD').length, 512)
    assert.equal(preparePassword(letters.normalize('NFD')), letters)
    assert.notEqual(judge(letters.normalize('NFD')), 'TOO_LONG')
  })

  it('is refused at once when it is a megabyte, which takes minutes to normalise [26]', () => {
    const megabyte = '\u0301\u0316'.repeat(250_000)
    const started = performance.now()
    assert.equal(judge(megabyte), 'TOO_LONG')
    assert.equal(preparePassword(megabyte), megabyte)
    assert.ok(performance.now() - started < 100)
  })

  it('costs at most a few milliseconds to judge whatever its 128 code points are', () => {
    const worst = ['ab', 'a', 'aab', 'mama', 'a4@!1', '1qaz', '20', 'przykladowo', '\u0301'].map((part) =>
      part.repeat(128).slice(0, 128),
    )
    worst.forEach((password) => judge(password))
    for (const password of worst) {
      const started = performance.now()
      judge(password)
      assert.ok(performance.now() - started < 150, password)
    }
  })
})

describe('a password that is no text', () => {
  it('is refused when it holds a broken surrogate or a control sign', () => {
    for (const sign of ['\ud83d', '\udc31', '\0', '\t', '\n', '\u0085']) {
      assert.equal(judge(`vq7 Łxz!k2mRw${sign}9`), 'NOT_TEXT', JSON.stringify(sign))
    }
  })
})

describe('what parents type', () => {
  const cases: [string, PasswordReason | undefined][] = [
    // accepted
    ['kot rower chmura lampa', undefined],
    ['kubek kolano sznurek', undefined],
    ['KubekKolanoSznurek', undefined],
    ['trzy rude koty', undefined],
    ['babcia piecze pierogi w niedziele', undefined],
    ['w Przykładowie pada śnieg', undefined],
    ['мокрий кіт на даху', undefined],
    ['dLqXvbTzRwKm', undefined],
    ['x7!k2@qzM9pL', undefined],
    ['vqkxzwmtpavj', undefined],
    // one word and its ornaments
    ['Warszawa2024', 'COMMON'],
    ['klaudia12345', 'COMMON'],
    ['Szkola123456', 'COMMON'],
    ['Szkoła123456', 'COMMON'],
    ['Matematyka4b!', 'COMMON'],
    ['Przedszkole12!', 'COMMON'],
    ['Lewandowski9', 'COMMON'],
    ['H@slo2024!!!', 'COMMON'],
    ['P4ssw0rd1234', 'COMMON'],
    ['wakacje-2025', 'COMMON'],
    ['!!!Kraków!!!', 'COMMON'],
    ['iloveyou2024', 'COMMON'],
    // two words, names, phrases
    ['Kocham Cię 2024', 'COMMON'],
    ['KochamMame123', 'COMMON'],
    ['KasiaTomek2005', 'COMMON'],
    ['Anna.Kowalska.1985', 'COMMON'],
    ['Piotrek2012Zuzia2015', 'COMMON'],
    ['Ala ma kota 123', 'COMMON'],
    ['Zażółć gęślą jaźń', 'COMMON'],
    ['PolskaGola2024', 'COMMON'],
    ['hasło hasło 1', 'COMMON'],
    ['correct horse battery staple', 'COMMON'],
    // Cyrillic, and Cyrillic with the keyboard switched
    ['Пароль123456', 'COMMON'],
    ['СлаваУкраїні1', 'COMMON'],
    ['ЙЦУКЕНГШЩЗХЪ', 'COMMON'],
    ['ghbdtn123456', 'COMMON'],
    // repetitions, runs, numbers
    ['aaaaaaaaaaaa', 'COMMON'],
    ['            ', 'COMMON'],
    ['🐱🐱🐱🐱🐱🐱🐱🐱🐱🐱🐱🐱', 'COMMON'],
    ['abcabcabcabc', 'COMMON'],
    ['112233445566', 'COMMON'],
    ['123456789012', 'COMMON'],
    ['987654321000', 'COMMON'],
    ['qwertyuiopas', 'COMMON'],
    ['zaq12wsxcde3', 'COMMON'],
    ['1q2w3e4r5t6y', 'COMMON'],
    ['12.05.1985!!', 'COMMON'],
    ['44051401359!', 'COMMON'],
    // the town
    ['Przykladowo2024', 'LIKE_UNIT'],
    ['GminaPrzykładowo', 'LIKE_UNIT'],
    ['SzkołaPrzykładowo7', 'LIKE_UNIT'],
    ['przyk1ad0w0!!', 'LIKE_UNIT'],
  ]
  for (const [password, reason] of cases) {
    it(`${JSON.stringify(password)} is ${reason ?? 'accepted'} [27]`, () => assert.equal(judge(password), reason))
  }
})

describe('a password beside its login', () => {
  const cases: [login: string, password: string, PasswordReason | undefined][] = [
    ['jkowalski', 'jkowalski2024', 'LIKE_LOGIN'],
    ['jkowalski', 'J.K0walsk1.22', 'LIKE_LOGIN'],
    ['jkowalski', 'ikslawokj1234', 'LIKE_LOGIN'],
    ['jkowalski', 'jkowalskijkowalski', 'LIKE_LOGIN'],
    ['xq7bz2kp', 'Xq7bz2kp-Xq7bz2kp', 'LIKE_LOGIN'],
    ['xq7bz2kp', 'mama xq7bz2kp!', 'LIKE_LOGIN'],
    ['xq7bz2kp', 'xq7bz2kpPrzykladowo', 'LIKE_LOGIN'],
    ['anna.nowak', 'NowakAnna2024', 'LIKE_LOGIN'],
    ['łucja.ślęzak', 'Lucja-Slezak-12', 'LIKE_LOGIN'],
    ['20240017', 'uczen20240017', 'LIKE_LOGIN'],
    ['jkowalski', 'jkowalski rower lampa kubek', undefined],
    ['ala', 'ala ma psa i dwa koty', undefined],
    ['ala', 'szalony balagan lalki', undefined],
    ['kot', 'kot rower chmura lampa', undefined],
    ['jk', 'jk7xQzLm2vT9', undefined],
    ['', 'kubek kolano sznurek', undefined],
  ]
  for (const [login, password, reason] of cases) {
    it(`${JSON.stringify(password)} of ${JSON.stringify(login)} is ${reason ?? 'accepted'} [27]`, () => {
      assert.equal(judge(password, { login }), reason)
    })
  }

  it('is weighed against both login and unit together', () => {
    const unit = { id: 'zxbrno', name: 'Zxbrno' }
    assert.equal(judge('xq7bz2kp-zxbrno', { login: 'xq7bz2kp', unit }), 'LIKE_LOGIN')
    assert.equal(judge('xq7bz2kp-zxbrno', { login: 'wmtpavj', unit }), undefined)
  })
})

describe('there are no rules of composition', () => {
  it('random passwords of one kind of sign are accepted nearly always', () => {
    // a small generator with a fixed seed: the same passwords in every run
    let state = 1
    const next = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const lower = 'abcdefghijklmnopqrstuvwxyz'
    for (const alphabet of [lower, lower + lower.toUpperCase(), `${lower}0123456789`, `${lower}!@#$%^&*-_`]) {
      const refused = Array.from({ length: 1000 }, () =>
        judge(Array.from({ length: 12 }, () => alphabet.charAt(next(alphabet.length))).join('')),
      ).filter((reason) => reason !== undefined)
      assert.ok(refused.length <= 5, `${refused.length} of 1000 from ${alphabet}`)
    }
  })
})
