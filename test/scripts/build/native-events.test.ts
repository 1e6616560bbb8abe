import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nativeEvents } from '../../../scripts/build/native-events.js'
import { buildFiles } from './support/build-files.js'

const buildContext = (code: string) =>
  buildFiles({
    files: {
      'entry.js': `export { Asked } from './node_modules/@lit/context/asked.js'\nexport class Own extends Event {}`,
      'node_modules/@lit/context/asked.js': code,
    },
    plugins: [nativeEvents()],
  })

describe('events of the context', () => {
  it('extend the browser’s own class whatever stands under its name, and nothing else is changed', async () => {
    const built = (await buildContext('export class Asked extends Event {}')).get('entry.js') ?? ''
    assert.match(built, /extends Object\.getPrototypeOf\(CustomEvent\)/)
    assert.equal(built.match(/extends Event\b/g)?.length, 1)
  })

  it('fail the build by name when there are none', async () => {
    await assert.rejects(buildContext('export class Asked {}'), /klucznik:native-events.*no class of events/s)
  })
})
