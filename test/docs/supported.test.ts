import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { readPage } from './read-page.js'
import { rowsOf } from './table-rows.js'

const read = (path: string): string => readFileSync(join(REPOSITORY, path), 'utf8')
const DEBIAN: Record<string, string> = { bookworm: '12', trixie: '13', forky: '14' }

/** What the image and the composed services stand on, in the words of the page. */
function bases(): { what: string; file: string }[] {
  const [, node, debian = ''] = /^ARG NODE=(\d+)\.[\d.]+-(\w+)-slim$/m.exec(read('Dockerfile')) ?? []
  const images = [...read('compose.yaml').matchAll(/^\s+image: (\w+):([\d.]+)$/gm)]
  return [
    { what: `Node ${node}`, file: 'Dockerfile' },
    { what: `Debian ${DEBIAN[debian]}`, file: 'Dockerfile' },
    ...images.map(([, name, version]) => ({
      what: `${name === 'mongo' ? 'MongoDB' : name} ${version}`,
      file: 'compose.yaml',
    })),
  ]
}

/** Day of the newest release; today while there is none. */
function releaseDay(): string {
  const [, day] = /^## \d+\.\d+\.\d+ – (\S+)/m.exec(read('CHANGELOG.md')) ?? []
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) ? day : new Date().toISOString().slice(0, 10)
}

describe('what the image stands on [102]', () => {
  const rows = rowsOf(readPage('docs/security/supply.md'), 'what').filter((cells) => cells.length === 4)

  it('is what the page says, with the day on which its makers give it up', () => {
    assert.deepEqual(
      rows.map(([what, file = '']) => ({ what, file: file.replaceAll('`', '') })),
      bases(),
    )
  })

  it('is supported on the day of the release', () => {
    const over = rows.filter(([, , until = '']) => !(/^\d{4}-\d\d-\d\d$/.test(until) && until > releaseDay()))
    assert.deepEqual(over, [])
  })
})

describe('packages that run the server [102]', () => {
  it('are pinned to one version each', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
    const loose = Object.entries(dependencies).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))
    assert.deepEqual(loose, [])
  })
})
