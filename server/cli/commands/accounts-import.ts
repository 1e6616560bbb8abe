import { COLUMNS } from '../../../contract/people-file.js'
import type { LineCounts } from '../../../contract/import-message.js'
import { ROLES, type Role } from '../../../contract/role.js'
import { CLI, recordAct } from '../../domain/audit/record-act.js'
import { importLines, writeCounts, type ImportOptions } from '../../import/import-lines.js'
import { openPeopleFile, type PeopleFile } from '../../import/open-people-file.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { CliTools } from '../kit/cli-tools.js'
import type { Command } from '../kit/command.js'
import { explainError } from '../kit/explain-error.js'
import { findUnit } from '../kit/find-unit.js'
import { refuseHeader } from '../import/header-texts.js'
import { openInput } from '../import/open-input.js'
import { Progress } from '../import/progress.js'
import { explainRefusals } from '../import/refusal-texts.js'
import { onInterruption } from '../kit/interruption.js'
import { print } from '../kit/print.js'
import { withServices } from '../kit/with-services.js'

/** How an import ended. */
interface ImportReport extends LineCounts {
  /** What ended it before the file did; the counts hold nevertheless. */
  failure?: { error: unknown }
}

const NOTHING: ImportReport = { added: 0, changed: 0, unchanged: 0, refused: 0 }

/** `klucznik accounts import`. */
export const accountsImport: Command = {
  name: 'accounts import',
  summary: 'add and change accounts from a CSV file',
  arguments: ['file.csv'],
  options: {
    unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' },
    role: { value: 'role', summary: 'what they are: office, teacher or member; see above' },
  },
  description: `Adds an account for each line, or changes the one that has the login: a field that
is empty is then removed, but for pesel and substitute_id, which stay as they are. A
substitute_id is generated where there is none ("klucznik accounts list" shows it). A
PESEL is removed in the panel or by the API. Passwords stay as they are.

The file is UTF-8, or what a spreadsheet writes in its place (Windows-1250, UTF-16 with
its mark), with commas or semicolons between fields, and quotation marks as in RFC 4180.
Its first line names these columns, all of them, in any order:

  ${COLUMNS.join(',')}

Only login must be filled in. PESEL has eleven digits; language is pl, uk, en or ru.
With --role office or --role teacher they get into the panel with their password: the
office sees the whole unit, teachers see the classes that stand in their class column,
with | or else spaces between ("4b 5c", "1 LO a|1 LO b"). --role member takes that away.
Without --role a new account is a member, and an account that is there keeps its role.

A - in the file's place reads standard input. Empty lines are skipped.

Every bad line is named on standard error with its number and the reason. Nothing of it
is stored, the good lines are, and the exit status is 1. When a login, a PESEL or a
substitute_id stands on two lines, the second is refused. Importing the same file again
does no harm: that is what to do after mending it, or when an import was cut short. A
line that changes nothing counts as unchanged. A line enables nobody: it is said of
whom it concerns that they stay disabled.

Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: [
    'klucznik accounts import parents.csv --unit przykladowo',
    'klucznik accounts import secretaries.csv --unit przykladowo --role office',
    'school-export | klucznik accounts import - --unit przykladowo 2> bad-lines.txt',
  ],
  run({ arguments: [path = ''], options }, tools) {
    return withServices(tools, async (services) => {
      const unit = findUnit(services.units, options.get('unit'))
      const role = readRole(options.get('role'))
      const { signal, release } = onInterruption()
      let file: PeopleFile | undefined
      try {
        const input = openInput(path, { stdin: tools.stdin ?? process.stdin, signal })
        file = await openPeopleFile(input).catch((error: unknown) => {
          if (!signal.aborted) throw error
          // a file that was left at its first line has no header
          return undefined
        })
        if (file === undefined || signal.aborted) return await tellEnd(tools, NOTHING, signal)
        const { columns, records } = file
        const progress = new Progress(tools.stderr)
        const importing = { services, unit, role, columns, records, signal, mode: 'store', actor: CLI } as const
        const report = await runImport(importing, { progress, stderr: tools.stderr })
        progress.clear()
        return await tellEnd(tools, report, signal)
      } catch (error) {
        return refuseHeader(error)
      } finally {
        await file?.close()
        release()
      }
    })
  },
}

function readRole(text: string | undefined): Role | undefined {
  const role = ROLES.find((known) => known === text)
  if (text !== undefined && role === undefined) throw new CliMistake(`--role must be one of ${ROLES.join(', ')}`)
  return role
}

/** Stores what is good and says what is not; never rejects for a failing store or file. */
async function runImport(
  options: ImportOptions,
  { progress, stderr }: { progress: Progress; stderr: NodeJS.WritableStream },
): Promise<ImportReport> {
  const report: ImportReport = { ...NOTHING }
  let done = 0
  try {
    for await (const worked of importLines(options)) {
      report[worked.outcome]++
      if (worked.outcome === 'refused') {
        progress.clear()
        await print(stderr, `line ${worked.record.line}: ${explainRefusals(worked.reasons)}\n`)
      } else if (worked.outcome !== 'added' && worked.staysDisabled) {
        progress.clear()
        await print(stderr, `line ${worked.record.line}: the account stays disabled\n`)
      }
      progress.show(++done)
    }
    await recordAct(options.services, {
      unit: options.unit,
      ...CLI,
      action: 'import.done',
      detail: writeCounts(report),
    })
  } catch (error) {
    report.failure = { error }
  }
  return report
}

async function tellEnd({ stdout, stderr }: CliTools, report: ImportReport, signal: AbortSignal): Promise<0 | 1> {
  const { added, changed, unchanged, refused, failure } = report
  const stored = `Lines stored: ${added + changed}; importing the same file again is safe`
  if (failure !== undefined) {
    await print(stderr, `stopped: ${explainError(failure.error).join('; ')}. ${stored}\n`)
  } else if (signal.aborted) {
    await print(stderr, `interrupted. ${stored}\n`)
  }
  await print(stdout, `added ${added}, changed ${changed}, unchanged ${unchanged}, refused ${refused}\n`)
  return failure !== undefined || signal.aborted || refused > 0 ? 1 : 0
}
