const ENTRY = /^- \*\*(\d+)\.\*\* /
const SHOWN_BY = /^ {2}- \[([^\]]+)\]\(\.\.\/\1\): (.*)$/
const TO_COME = '_To come._'

/**
 * The page in pieces, in its order: a requirement with its number, its text and where it says that it is shown, or
 * (`number` undefined) the lines between.
 */
export function readPage(text) {
  const pieces = []
  for (const line of text.split('\n')) {
    const number = ENTRY.exec(line)?.[1]
    const last = pieces.at(-1)
    const shown = SHOWN_BY.exec(line)
    if (number !== undefined) {
      const isToCome = line.replace(ENTRY, '').startsWith(TO_COME)
      pieces.push({ number: Number(number), lines: [line], isToCome, shownBy: [] })
    } else if (shown && last?.number !== undefined) last.shownBy.push({ file: shown[1], names: shown[2] })
    else if (line.startsWith('  ') && last?.number !== undefined) last.lines.push(line)
    else if (last && last.number === undefined) last.lines.push(line)
    else pieces.push({ number: undefined, lines: [line] })
  }
  return pieces
}

/** The page's text; the inverse of {@link readPage}. */
export function writePage(pieces) {
  return pieces
    .flatMap(({ lines, shownBy = [] }) => [
      ...lines,
      ...shownBy.map(({ file, names }) => `  - [${file}](../${file}): ${names}`),
    ])
    .join('\n')
}

/** What the page says of the tests that cite a number, a line for each file; a suite's name is said once. */
export function shownBy(number, tests) {
  return tests.flatMap(({ file, names }) => {
    const suites = new Map()
    for (const { suite, name, numbers } of names) {
      if (numbers.includes(number)) suites.set(suite, (suites.get(suite) ?? new Set()).add(name))
    }
    const said = [...suites].map(([suite, [first, ...more]]) =>
      more.length > 0 && suite !== ''
        ? `${suite}: ${[first, ...more].join('; ')}`
        : [suite, [first, ...more].join('; ')].join(' ').trim(),
    )
    return said.length > 0 ? [{ file, names: escapeMarkdown(said.join('; ')) }] : []
  })
}

function escapeMarkdown(text) {
  return text.replace(/[\\`*_<[\]]/g, String.raw`\$&`)
}
