import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { readPage, stepsOf } from './read-page.js'

describe('README.md', () => {
  const { lines, prose, blocks } = readPage('README.md')

  it('is a front page of at most 200 lines', () => {
    assert.ok(lines.length <= 200, `${lines.length} lines`)
  })

  it('has the same two lines to paste as the webmasters’ page', () => {
    const [, pasted] = stepsOf(readPage('docs/webmasters.md'))
    assert.equal(blocks.find(({ language }) => language === 'html')?.code, pasted?.blocks[0]?.code)
  })

  it('has a picture that is a WebP below 60,000 bytes', () => {
    const [, path = ''] = /<img src="([^"]+)"/.exec(prose.join('\n')) ?? []
    const picture = readFileSync(join(REPOSITORY, path))
    assert.equal(picture.toString('latin1', 8, 12), 'WEBP')
    assert.ok(picture.length < 60_000, `${picture.length} bytes`)
  })
})
