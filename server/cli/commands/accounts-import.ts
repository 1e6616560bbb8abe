import type { CliTools } from '../cli-tools.js'
import type { Command } from '../command.js'
import { openInput } from '../csv/open-input.js'
import { COLUMNS, readHeader } from '../csv/read-header.js'
import { readLines } from '../csv/read-lines.js'
import { readRecords } from '../csv/read-records.js'
import { explainError } from '../explain-error.js'
import { findUnit } from '../find-unit.js'
import { importAccounts, type ImportReport } from '../import/import-accounts.js'
import { Progress } from '../import/progress.js'
import { onInterruption } from '../interruption.js'
import { print } from '../print.js'
import { withServices } from '../with-services.js'

/** `klucznik accounts import`. */
export const accountsImport: Command = {
  name: 'accounts import',
  summary: 'add and change accounts from a CSV file',
  arguments: ['file.csv'],
  options: { unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' } },
  description: `Adds an account for each line, or changes the one that has the login: a field that
is empty is then removed, but for substitute_id, which stays, and is generated
where there is none ("klucznik accounts list" shows it). Passwords stay as they are.

The file is UTF-8 with commas or semicolons between fields, and quotation marks as in
RFC 4180. Its first line names these columns, all of them, in any order:

  ${COLUMNS.join(',')}

Only login must be filled in. PESEL has eleven digits; language is pl, uk, en or ru.
A - in the file's place reads standard input. Empty lines are skipped.

Every bad line is named on standard error with its number and the reason. Nothing of it
is stored, the good lines are, and the exit status is 1. When a login, a PESEL or a
substitute_id stands on two lines, the second is refused. Importing the same file again
does no harm: that is what to do after mending it, or when an import was cut short.

Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: [
    'klucznik accounts import parents.csv --unit przykladowo',
    'school-export | klucznik accounts import - --unit przykladowo 2> bad-lines.txt',
  ],
  run({ arguments: [file = ''], options }, tools) {
    return withServices(tools, async (services) => {
      const unit = findUnit(services.units, options.get('unit'))
      const { signal, release } = onInterruption()
      const lines = readLines(openInput(file, { stdin: tools.stdin ?? process.stdin, signal }))
      try {
        const first = await lines.next()
        if (signal.aborted) return tellEnd(tools, { added: 0, changed: 0, refused: 0 }, signal)
        const { columns, delimiter } = readHeader(first.done ? undefined : first.value)
        const progress = new Progress(tools.stderr)
        const report = await importAccounts({
          services,
          unit,
          columns,
          records: readRecords(lines, delimiter),
          signal,
          onRefused: async (line, reason) => {
            progress.clear()
            await print(tools.stderr, `line ${line}: ${reason}\n`)
          },
          onProgress: (done) => progress.show(done),
        })
        progress.clear()
        return await tellEnd(tools, report, signal)
      } finally {
        await lines.return(undefined)
        release()
      }
    })
  },
}

async function tellEnd({ stdout, stderr }: CliTools, report: ImportReport, signal: AbortSignal): Promise<0 | 1> {
  const { added, changed, refused, failure } = report
  const stored = `Lines stored: ${added + changed}; importing the same file again is safe`
  if (failure !== undefined) {
    await print(stderr, `stopped: ${explainError(failure.error).join('; ')}. ${stored}\n`)
  } else if (signal.aborted) {
    await print(stderr, `interrupted. ${stored}\n`)
  }
  await print(stdout, `added ${added}, changed ${changed}, refused ${refused}\n`)
  return failure !== undefined || signal.aborted || refused > 0 ? 1 : 0
}
