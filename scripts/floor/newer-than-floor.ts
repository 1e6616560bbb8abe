import { parseSync } from 'vite'

/** The oldest browsers that the bundles are for, as people call them. */
export const FLOOR = 'Safari 15, Chrome 90, Firefox 91'

/** The syntax that all browsers of the floor read. Whatever is not named here is newer, or nobody has looked at it. */
const KNOWN = new Set(
  `Program ImportDeclaration ImportSpecifier ImportDefaultSpecifier ImportNamespaceSpecifier ImportExpression MetaProperty
  ExportNamedDeclaration ExportSpecifier ExportDefaultDeclaration ExportAllDeclaration
  VariableDeclaration VariableDeclarator FunctionDeclaration FunctionExpression FunctionBody FormalParameters ArrowFunctionExpression
  ClassDeclaration ClassExpression ClassBody MethodDefinition PropertyDefinition PrivateIdentifier Super ThisExpression
  BlockStatement ExpressionStatement EmptyStatement ReturnStatement IfStatement ForStatement ForInStatement ForOfStatement
  WhileStatement DoWhileStatement BreakStatement ContinueStatement LabeledStatement SwitchStatement SwitchCase
  ThrowStatement TryStatement CatchClause DebuggerStatement
  Identifier Literal TemplateLiteral TemplateElement TaggedTemplateExpression ArrayExpression ArrayPattern ObjectExpression
  ObjectPattern Property SpreadElement RestElement AssignmentPattern AssignmentExpression UnaryExpression UpdateExpression
  BinaryExpression LogicalExpression ConditionalExpression SequenceExpression ChainExpression ParenthesizedExpression
  MemberExpression CallExpression NewExpression AwaitExpression YieldExpression`.split(/\s+/),
)

/** Functions that some browser of the floor has not; whoever needs one writes it another way. */
const NEWER_METHODS = new Set(
  `at findLast findLastIndex toSorted toReversed toSpliced hasOwn groupBy fromAsync withResolvers randomUUID
  isWellFormed toWellFormed checkVisibility showPopover hidePopover togglePopover`.split(/\s+/),
)
const NEWER_NAMES = new Set([
  'structuredClone',
  'TextDecoderStream',
  'TextEncoderStream',
  'CompressionStream',
  'reportError',
])

/** As much of a node of the parser as is looked at here. */
interface Node {
  type?: string
  start?: number
  kind?: string
  phase?: unknown
  options?: unknown
  attributes?: unknown[]
  left?: Node
  callee?: Node
  object?: Node
  property?: Node
  name?: string
  regex?: { pattern: string; flags: string }
}

/** What in a script the floor does not have: one line for each place, with what stands there. */
export function newerThanFloor(file: string, code: string): string[] {
  const { program, errors } = parseSync(file, code)
  const mistakes = errors.map(({ message }) => `${file}: ${message}`)
  const walk = (node: Node | null): void => {
    if (typeof node !== 'object' || node === null) return
    const newer = newerPart(node)
    if (newer) {
      const start = node.start ?? 0
      mistakes.push(`${file}: ${newer} is newer than ${FLOOR}: ${code.slice(start, start + 60)}`)
    }
    for (const child of Object.values(node) as Node[]) walk(child)
  }
  walk(program as unknown as Node)
  return mistakes
}

function newerPart({ type, kind, phase, options, attributes, left, callee, name, regex }: Node): string | undefined {
  if (type !== undefined && /^[A-Z]/.test(type) && !KNOWN.has(type)) return type
  if (type === 'VariableDeclaration' && !['var', 'let', 'const'].includes(kind ?? '')) return kind
  // `#name in object` came to Chrome with 91
  if (type === 'BinaryExpression' && left?.type === 'PrivateIdentifier') return '#… in …'
  if (phase || options || attributes?.length) return 'a kind of import'
  // a look back came to Safari with 16.4, the flag v and flags inside the pattern later still
  if (regex && (/\(\?<[=!]|\(\?[ims-]+:/.test(regex.pattern) || regex.flags.includes('v'))) return 'the pattern'
  if (type === 'CallExpression' && callee?.type === 'MemberExpression') return newerCall(callee)
  return type === 'Identifier' && NEWER_NAMES.has(name ?? '') ? name : undefined
}

function newerCall({ object, property }: Node): string | undefined {
  const method = property?.name ?? ''
  if (object?.name === 'AbortSignal') return `AbortSignal.${method}`
  return NEWER_METHODS.has(method) ? `${method}()` : undefined
}
