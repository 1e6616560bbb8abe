import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { staticFields } from '../../../scripts/build/static-fields.js'
import { buildFiles } from './support/build-files.js'

const buildEntry = async (entry: string) =>
  (await buildFiles({ files: { 'entry.js': entry }, plugins: [staticFields()] })).get('entry.js') ?? ''

describe('static blocks', () => {
  it('become fields of the same names and values, in every class', async () => {
    const built = await buildEntry(`
      const values = { a: [1, 2] }
      export class A { static { this.first = values.a }  static { this.second = { b: 'c' }; this.third = () => 3 } }
      export const B = class extends A { static { this.first = 4 } }
    `)
    assert.doesNotMatch(built, /static\s*\{/)
    const { A, B } = (await import(`data:text/javascript,${encodeURIComponent(built)}`)) as Record<'A' | 'B', unknown>
    const { first, second, third } = A as { first: number[]; second: object; third: () => number }
    assert.deepEqual([first, second, third()], [[1, 2], { b: 'c' }, 3])
    assert.equal((B as { first: number }).first, 4)
  })

  it('fail the build by name when they do anything else', async () => {
    await assert.rejects(
      buildEntry('export class A { static { console.log(this) } }'),
      /klucznik:static-fields.*block/s,
    )
  })
})
