import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newerThanFloor } from '../../scripts/floor/newer-than-floor.js'

const OLD = `import x, { y as z } from './a.js'
export class A extends x { static b = 1; #c = 2n; static #d() {} get e() { return this.#c ??= z?.f() ?? [...this.g] } async *h() { yield* await import('./b.js') } }
const { i, ...rest } = { j: /(?<k>\\p{L})/gsu, ['l']: 1_000 }; label: for await (const m of i) { if (m) continue label }
try { throw new A() } catch { i.at; rest.timeout() }`

describe('what is newer than the floor', () => {
  it('is nothing of what Safari 15, Chrome 90 and Firefox 91 all read', () => {
    assert.deepEqual(newerThanFloor('a.js', OLD), [])
  })

  const NEWER: Record<string, string> = {
    'a static block': 'class A { static { this.b = 1 } }',
    'a look for a private name': 'class A { #b; has(c) { return #b in c } }',
    'a look back': "'a'.replace(/(?<=b)c/, '')",
    'a flag inside a pattern': '/(?i:a)b/.test(c)',
    'a set of characters': '/[a--b]/v.test(c)',
    'an import with attributes': "import a from './a.json' with { type: 'json' }",
    'a decorator': 'class A { @b c() {} }',
    'an accessor': 'class A { accessor b = 1 }',
    'a resource': '{ using a = b() }',
    'AbortSignal.timeout': 'fetch(a, { signal: AbortSignal.timeout(1) })',
    'an item from the end': 'a.at(-1)',
    structuredClone: 'structuredClone(a)',
    'a stream that decodes': 'a.pipeThrough(new TextDecoderStream())',
  }
  for (const [name, code] of Object.entries(NEWER)) {
    it(`is ${name}`, () => {
      const [mistake] = newerThanFloor('a.js', code)
      assert.match(mistake ?? '', /^a\.js: .+ is newer than Safari 15/)
    })
  }

  it('is what nobody can read', () => {
    assert.match(newerThanFloor('a.js', 'class {').join(), /^a\.js: /)
  })
})
