import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'
import { anchors, isThere, namedLinks, namedPaths, ROOMS } from './named-paths.js'

/** Pages that tell of the code as it is; the changelog tells of what it was. */
const PAGES = [
  ...readdirSync(REPOSITORY).filter((name) => name.endsWith('.md') && name !== 'CHANGELOG.md'),
  ...within('docs').filter((path) => path.endsWith('.md')),
  ...within('scripts').filter((path) => path.endsWith('README.md')),
]

describe('what the pages say of the repository', () => {
  const tree = new Set<string>(ROOMS.flatMap((room) => [room, ...within(room)]))
  const missing = (text: string): string[] => namedPaths(text).filter((path) => !isThere(path, tree))

  for (const page of PAGES) {
    it(`names files that are there: ${page}`, () => {
      assert.deepEqual(missing(read(page)), [])
    })
    it(`leads to pages and headings that are there: ${page}`, () => {
      assert.deepEqual(
        namedLinks(read(page)).filter((target) => !leads(page, target)),
        [],
      )
    })
  }

  it('is found out when it names a file that is gone, in a sentence, a pattern or a command', () => {
    const text = 'See `server/gone.ts`, `server/main.ts`, `server/mail/templates/texts-<tag>.ts`, `npx tsx bench/*.md`.'
    assert.deepEqual(missing(`${text}\n\n\`\`\`sh\nnode scripts/gone.mjs\n\`\`\`\n`), [
      'scripts/gone.mjs',
      'server/gone.ts',
      'bench/*.md',
    ])
  })

  it('is found out when a link leads to a heading that is no more', () => {
    assert.deepEqual(
      ['requirements.md', 'requirements.md#no-such-chapter', 'gone.md', '../README.md'].map((target) =>
        leads('docs/principles.md', target),
      ),
      [true, false, false, true],
    )
  })
})

/** Whether a link of a page leads anywhere. */
function leads(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? page : join(dirname(page), path)
  if (!existsSync(join(REPOSITORY, file))) return false
  return anchor === undefined || anchors(read(file)).has(decodeURIComponent(anchor))
}

function read(path: string): string {
  return readFileSync(join(REPOSITORY, path), 'utf8')
}

/** Files and folders in a folder, from the root of the repository. */
function within(folder: string): string[] {
  const entries = readdirSync(join(REPOSITORY, folder), { recursive: true, withFileTypes: true })
  return entries.map((entry) => relative(REPOSITORY, join(entry.parentPath, entry.name)))
}
