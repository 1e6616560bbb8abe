import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { stripPaste } from '../../contract/strip-paste.js'
import { readIdentifier } from '../../server/domain/identifiers/identifier.js'
import { PASTED } from './pasted-identifiers.js'

describe('what comes along with pasting', () => {
  for (const [name, [typed, meant]] of Object.entries(PASTED))
    it(`is dropped, and the server reads what was meant: ${name}`, () => {
      assert.equal(stripPaste(typed).replace('440514 ', '440514'), meant)
      const readings = readIdentifier(typed)
      // a login may end in a full stop
      const [kind] = (['email', 'pesel', 'substitute', 'login'] as const).filter(
        (each) => readIdentifier(meant)[each] !== undefined,
      )
      assert.ok(kind)
      assert.equal(readings[kind], readIdentifier(meant)[kind])
    })

  for (const typed of [
    'jan',
    'j.kowalski',
    'ewa@example.org',
    '7K3H-0P9T-4M1X-6C89',
    "o'connor@example.org",
    'jan+a@x.pl',
  ])
    it(`leaves a text alone that has nothing of it: ${typed}`, () => {
      assert.equal(stripPaste(typed), typed)
    })

  it('never costs anybody the login that they have', () => {
    for (const login of ['jan.', '.jan', 'jan-', '@jan', 'jan@']) assert.equal(readIdentifier(login).login, login)
    assert.equal(readIdentifier("'ewa'@example.org").email, "'ewa'@example.org")
  })

  it('makes nobody’s spelling somebody else’s', () => {
    for (const [typed, others] of [
      ['m\u0131ke@example.org', 'mike@example.org'],
      ['user@g\u0131thub.com', 'user@github.com'],
      ['mi\u212ae@example.org', 'mike@example.org'],
      ['jan nowak@example.org', 'nowak@example.org'],
      ['ewa@example.org, ola@example.org', 'ewa@example.org'],
      ['<ewa@example.org> <ola@example.org>', 'ola@example.org'],
      ['ewa@example.org<ola@example.org', 'ola@example.org'],
      ['ewa@example.org\n', 'ola@example.org'],
    ] as const)
      assert.notEqual(readIdentifier(typed).email, others, typed)
  })
})
