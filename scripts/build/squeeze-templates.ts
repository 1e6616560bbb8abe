import { join, sep } from 'node:path'
import type { Plugin } from 'vite'

/** The minifier leaves templates alone; the white space between the lines of these two means nothing. */
const SQUEEZE: Record<string, (text: string) => string> = {
  html: (text) => text.replace(/\s*\n\s*/g, ' ').replace(/> (?=<)/g, '>'),
  css: (text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};]) ?/g, '$1')
      .replace(/([\w-]): /g, '$1:')
      .replaceAll(';}', '}'),
}

/** As much of a node of the parser as is looked at here. */
interface TemplateNode {
  type?: string
  tag?: { name?: string }
  quasi?: { quasis: { start: number; end: number }[] }
}

interface Edit {
  start: number
  end: number
  text: string
}

/**
 * Takes the white space out of the templates in the rooms of `root`. The build fails when none of them has a template with
 * one of the tags any more.
 */
export function squeezeTemplates({ root, rooms }: { root: string; rooms: string[] }): Plugin {
  const found = new Set<string>()

  const collectEdits = (node: TemplateNode | null, code: string, edits: Edit[]): Edit[] => {
    if (typeof node !== 'object' || node === null) return edits
    const tag = node.type === 'TaggedTemplateExpression' ? (node.tag?.name ?? '') : ''
    const squeeze = SQUEEZE[tag]
    if (squeeze) {
      found.add(tag)
      for (const { start, end } of node.quasi?.quasis ?? []) {
        edits.push({ start, end, text: squeeze(code.slice(start, end)) })
      }
    }
    for (const child of Object.values(node) as TemplateNode[]) collectEdits(child, code, edits)
    return edits
  }

  return {
    name: 'klucznik:squeeze-templates',
    enforce: 'post',
    transform(code, id) {
      if (!rooms.some((room) => id.startsWith(join(root, room) + sep))) return undefined
      return collectEdits(this.parse(code) as TemplateNode, code, [])
        .sort((a, b) => b.start - a.start)
        .reduce((text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end), code)
    },
    buildEnd(error) {
      const missing = Object.keys(SQUEEZE).filter((tag) => !found.has(tag))
      if (!error && missing.length > 0)
        this.error(`${rooms.join(', ')} have no template of ${missing.join(', ')} any more`)
    },
  }
}
