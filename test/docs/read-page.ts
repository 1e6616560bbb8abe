import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY } from '../support/repository.js'

/** What stands between two rows of backticks. */
export interface Block {
  /** `sh`, `json`, `html` … */
  language: string
  code: string
  /** Of the page, counted from 1: the opening backticks. */
  line: number
  /** The heading above it, as it is written. */
  heading: string
  /** What the file is called whose content this is: the line above ends in its name, as in "Save this as `units.json`:". */
  file?: string
}

/** A page of Markdown, as far as tests ask. */
export interface Page {
  /** From the repository's root, with slashes. */
  path: string
  lines: string[]
  headings: { level: number; text: string; line: number }[]
  blocks: Block[]
  /** The lines outside blocks, each at its place; inside them there are empty ones. */
  prose: string[]
}

/** Reads one page by its path from the repository's root. */
export function readPage(path: string): Page {
  const lines = readFileSync(join(REPOSITORY, path), 'utf8').split('\n')
  const page: Page = { path, lines, headings: [], blocks: [], prose: lines.map(() => '') }
  let open: Block | undefined
  let said = ''
  for (const [at, line] of lines.entries()) {
    const fence = /^\s*```(.*)$/.exec(line)
    if (open !== undefined) {
      if (fence === null) open.code += `${line}\n`
      else open = undefined
      said = ''
      continue
    }
    if (fence !== null) {
      const file = /`([^`\s/]+)`:$/.exec(said)?.[1]
      const heading = page.headings.at(-1)?.text ?? ''
      open = { language: fence[1] ?? '', code: '', line: at + 1, heading, ...(file !== undefined && { file }) }
      page.blocks.push(open)
      continue
    }
    page.prose[at] = line
    const [, marks, text] = /^(#{1,6}) (.*)$/.exec(line) ?? []
    if (marks !== undefined && text !== undefined) page.headings.push({ level: marks.length, text, line: at + 1 })
    if (line.trim() !== '') said = line.trim()
  }
  if (open !== undefined) throw new Error(`${path}:${open.line}: this block is never closed`)
  return page
}

/** Every page that somebody reads: those at the root, and all of docs/. */
export function readPages(): Page[] {
  const atRoot = readdirSync(REPOSITORY).filter((name) => name.endsWith('.md'))
  const docs = readdirSync(join(REPOSITORY, 'docs'), { recursive: true, encoding: 'utf8' })
  const inDocs = docs.filter((name) => name.endsWith('.md')).map((name) => `docs/${name.replaceAll('\\', '/')}`)
  return [...atRoot, ...inDocs].toSorted().map(readPage)
}

/** The ten steps at a page's beginning, each with its blocks; what follows them is no step. */
export function stepsOf(page: Page): { number: number; title: string; blocks: Block[] }[] {
  return page.headings.flatMap(({ text }) => {
    const [, number, title] = /^(\d+)\. (.+)$/.exec(text) ?? []
    if (number === undefined || title === undefined) return []
    return [{ number: Number(number), title, blocks: page.blocks.filter(({ heading }) => heading === text) }]
  })
}
