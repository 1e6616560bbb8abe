/** Numbers in square brackets, as in `is spent once [16, 19]`. */
const CITATION = /\s*\[(\d{1,3}(?:, ?\d{1,3})*)\]/g
/** A call that names a suite or a test. `it.skip` and `it.todo` do not match: what does not run shows nothing. */
const CALL = /(?<![\w.$])(describe|it|test)\(\s*(['"`])/g

/**
 * The suites and tests of a file that cite numbers, in the file's order: the names of the suites around each (`suite`),
 * its own, and its numbers. What a template fills in is `…`. Suites are told by their indentation, which the formatter
 * keeps.
 */
export function citingNames(code) {
  const suites = []
  return [...code.matchAll(CALL)].flatMap(({ 0: call, 1: kind, 2: quote, index }) => {
    const line = code.slice(code.lastIndexOf('\n', index) + 1, index)
    if (/^\s*(\/\/|\*)/.test(line)) return []
    const indent = /^ */.exec(line)[0].length
    const said = readLiteral(code, index + call.length, quote)
    while (suites.length > 0 && suites.at(-1).indent >= indent) suites.pop()
    const suite = suites.map(({ name }) => name).join(' ')
    const name = said.replace(CITATION, '').trim()
    if (kind === 'describe') suites.push({ indent, name })
    const numbers = [...said.matchAll(CITATION)].flatMap(([, list]) => list.split(',').map(Number))
    return numbers.length > 0 ? [{ suite, name, numbers }] : []
  })
}

/** The text of a string that begins at `from`, without escapes. */
function readLiteral(code, from, quote) {
  let text = ''
  for (let at = from; at < code.length && code[at] !== quote; at++) {
    if (quote === '`' && code.startsWith('${', at)) {
      text += '…'
      at = endOfExpression(code, at + 2)
    } else if (code[at] === '\\') text += code[++at]
    else text += code[at]
  }
  return text
}

/** Where the brace stands that ends an expression of a template. */
function endOfExpression(code, from) {
  let depth = 1
  for (let at = from; at < code.length; at++) {
    if (code[at] === '{') depth++
    if (code[at] === '}' && --depth === 0) return at
  }
  return code.length
}
