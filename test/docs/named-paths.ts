/** Folders at the root of the repository whose paths a page may name. */
export const ROOMS = [
  'bench',
  'contract',
  'demo',
  'docs',
  'panel',
  'scripts',
  'server',
  'test',
  'ui',
  'widget',
] as const

const PATH = new RegExp(`^(?:${ROOMS.join('|')})/`)
const FENCE = /^```[^\n]*\n[^]*?^```$/gm

/**
 * Paths that a page in Markdown names in its code, from the root of the repository. `<tag>` and `*` stand for any name
 * within a folder, as they do in the page.
 */
export function namedPaths(page: string): string[] {
  const code = [...page.matchAll(FENCE), ...page.replace(FENCE, '').matchAll(/`[^`\n]+`/g)]
  const words = code.flatMap(([text]) => text.split(/[\s`'"|&;()]+/))
  return [...new Set(words.filter((word) => PATH.test(word)).map((word) => word.replace(/[/.,:]+$/, '')))]
}

/** Whether one of the files and folders is what the path names. */
export function isThere(path: string, tree: ReadonlySet<string>): boolean {
  if (!/[<*]/.test(path)) return tree.has(path)
  const parts = path.split(/(<[^>]+>|\*+)/).map((part, at) => (at % 2 === 1 ? '[^/]+' : part.replace(/\W/g, '\\$&')))
  const pattern = new RegExp(`^${parts.join('')}$`)
  return [...tree].some((known) => pattern.test(known))
}

/** Targets of a page's links that do not lead out of the repository, as they are written. */
export function namedLinks(page: string): string[] {
  const links = page.replace(FENCE, '').matchAll(/\]\(([^)\s]+)\)/g)
  return [...links].flatMap(([, target = '']) => (/^[a-z]+:/.test(target) ? [] : [target]))
}

/** Anchors of a page's headings, as GitHub makes them. */
export function anchors(page: string): Set<string> {
  const found = new Set<string>()
  for (const [, heading = ''] of page.replace(FENCE, '').matchAll(/^#+ (.+)$/gm)) {
    const text = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = text.replace(/[^\p{L}\p{M}\p{N}_ -]/gu, '').replaceAll(' ', '-')
    for (let at = 0; ; at++) {
      const numbered = at === 0 ? anchor : `${anchor}-${at}`
      if (found.has(numbered)) continue
      found.add(numbered)
      break
    }
  }
  return found
}
