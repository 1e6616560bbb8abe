import type { Plugin } from 'vite'

/** As much of a node of the parser as is looked at here. */
interface Node {
  type: string
  start: number
  end: number
  body?: Node[]
  expression?: Node
  left?: Node
  right?: Node
  object?: Node
  property?: Node
  computed?: boolean
}

interface Block {
  start: number
  end: number
  text: string
}

/**
 * Writes `static{this.name=value}`, which Safari 15 and Chrome 90 do not read, as `static name=value`, which they do. The
 * build fails on a block that does anything else.
 */
export function staticFields(): Plugin {
  return {
    name: 'klucznik:static-fields',
    generateBundle(_, bundle) {
      const find = (node: Node | null, code: string, found: Block[]): Block[] => {
        if (typeof node !== 'object' || node === null) return found
        if (node.type === 'StaticBlock') {
          const text = (node.body ?? []).map(
            (statement) => asField(statement, code) ?? this.error('what is this block?'),
          )
          found.push({ start: node.start, end: node.end, text: text.join('') })
        }
        // none of ours holds another
        else for (const child of Object.values(node) as Node[]) find(child, code, found)
        return found
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        const { code } = chunk
        chunk.code = find(this.parse(code) as unknown as Node, code, [])
          .sort((a, b) => b.start - a.start)
          .reduce((text, { start, end, text: field }) => text.slice(0, start) + field + text.slice(end), code)
      }
    },
  }
}

/** The field that an assignment in a static block makes; undefined for any other statement. */
function asField({ expression }: Node, code: string): string | undefined {
  const { type, left, right } = expression ?? {}
  if (type !== 'AssignmentExpression' || left?.object?.type !== 'ThisExpression' || left.computed) return undefined
  if (left.property?.type !== 'Identifier' || !right) return undefined
  return `static ${code.slice(left.property.start, left.property.end)}=${code.slice(right.start, right.end)};`
}
