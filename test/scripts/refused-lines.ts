import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const OXLINT = join('node_modules', '.bin', 'oxlint')

interface Diagnostic {
  code: string
  filename: string
  labels: { span: { line: number } }[]
}

/**
 * Lints files that hold these lines, by their names in the repository and under its own rules, in a folder of the test's
 * own. Answers, by file, the lines that the rule refuses.
 */
export async function refusedLines(
  files: ReadonlyMap<string, readonly string[]>,
  rule: 'no-restricted-imports' | 'no-cycle' = 'no-restricted-imports',
): Promise<Map<string, Set<string>>> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-layers-'))
  try {
    await copyFile('.oxlintrc.json', join(folder, '.oxlintrc.json'))
    for (const [name, lines] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), lines.join('\n'))
    }
    const refused = new Map<string, Set<string>>()
    for (const { code, filename, labels } of await lint(folder)) {
      const line = files.get(filename)?.[(labels[0]?.span.line ?? 0) - 1]
      if (!code.includes(`(${rule})`) || line === undefined) continue
      refused.set(filename, (refused.get(filename) ?? new Set()).add(line))
    }
    return refused
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function lint(cwd: string): Promise<Diagnostic[]> {
  const args = ['--format', 'json', '--disable-nested-config']
  const output = await new Promise<string>((resolve, reject) => {
    // it ends with 1 when it refuses something
    execFile(join(process.cwd(), OXLINT), args, { cwd, maxBuffer: 2 ** 26 }, (error, stdout) =>
      stdout === '' ? reject(error ?? new Error('oxlint said nothing')) : resolve(stdout),
    )
  })
  return (JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics
}
