import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lightHelpers } from '../../../scripts/build/light-helpers.js'
import { buildFiles } from './support/build-files.js'

const NAMES = ['typeof', 'toPrimitive', 'toPropertyKey', 'defineProperty', 'objectSpread2']

/** A helper as tRPC's files carry it. */
const helper = (name: string, body: string) =>
  `//#region ../../node_modules/oxc-project+runtime@1/helpers/esm/${name}.js\n${body}\n//#endregion\n`

/** Five helpers that say so when they run, and one that nobody here has a native form for. */
const TRPC = [
  ...NAMES.map((name) => helper(name, `function _${name}() { console.log('heavy ${name}') }`)),
  helper('wrapAsync', `const _wrapAsync = () => 7; globalThis.sideEffect = 1`),
  'export const spread = (...parts) => _objectSpread2(...parts)',
  'export const define = (...parts) => _defineProperty(...parts)',
  'export const wrap = () => _wrapAsync()',
].join('\n')

const buildWith = (trpc: string, entry: string, file = 'node_modules/@trpc/client/dist/links.js') =>
  buildFiles({
    files: { 'entry.js': entry.replace('TRPC', `./${file}`), [file]: trpc },
    plugins: [lightHelpers()],
  }).then((built) => built.get('entry.js') ?? '')

const runs = async (code: string): Promise<Record<string, unknown>> =>
  (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as Record<string, unknown>

describe('the helpers in tRPC’s files', () => {
  it('that spread and define do so natively, without the helpers that they needed', async () => {
    const code = await buildWith(
      TRPC,
      `import { define, spread } from 'TRPC'
       export const spreaded = spread({ a: 1 }, { b: 2 })
       export const defined = define({}, 'c', 3)`,
    )
    assert.doesNotMatch(code, /heavy/)
    const { spreaded, defined } = await runs(code)
    assert.deepEqual({ spreaded, defined }, { spreaded: { a: 1, b: 2 }, defined: { c: 3 } })
  })

  it('that nobody uses fall out with what they do at their start', async () => {
    const code = await buildWith(TRPC, `import { spread } from 'TRPC'; export const spreaded = spread({ a: 1 })`)
    assert.doesNotMatch(code, /sideEffect|wrapAsync/)
  })

  it('that somebody uses stay', async () => {
    const { wrapped } = await runs(await buildWith(TRPC, `import { wrap } from 'TRPC'; export const wrapped = wrap()`))
    assert.equal(wrapped, 7)
  })

  for (const name of NAMES) {
    it(`fail the build by name when none is called ${name} any more`, async () => {
      const others = TRPC.replace(`esm/${name}.js`, `esm/${name}Anew.js`)
      await assert.rejects(
        buildWith(others, `import { spread } from 'TRPC'; export const spreaded = spread`),
        new RegExp(`klucznik:light-helpers.*have no helper ${name} any more`, 's'),
      )
    })
  }

  it('are looked for in no other package', async () => {
    const file = 'node_modules/@other/client/dist/links.js'
    await assert.rejects(
      buildWith(TRPC, `import { spread } from 'TRPC'; export const spreaded = spread`, file),
      /klucznik:light-helpers/,
    )
  })
})
