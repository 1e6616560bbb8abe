import { readPerson, type Person } from '../../domain/directory/person.js'
import { chooseRecipients, type ChosenRecipients } from '../../domain/letters/choose-recipients.js'
import { CLI } from '../../domain/audit/record-act.js'
import { mayGetCode } from '../../domain/letters/give-letters.js'
import { orderLetters } from '../../domain/letters/order-letters.js'
import { recordLetters } from '../../domain/letters/record-letters.js'
import type { Unit } from '../../domain/unit.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { Command } from '../kit/command.js'
import { findUnit } from '../kit/find-unit.js'
import { onInterruption } from '../kit/interruption.js'
import { neutral } from '../kit/neutral.js'
import { print } from '../kit/print.js'
import { withServices } from '../kit/with-services.js'
import { writeFileWhole } from '../kit/write-file-whole.js'

/** `klucznik letters`. */
export const letters: Command = {
  name: 'letters',
  summary: 'write letters to print and hand out: how to get in, and with what',
  arguments: [],
  options: {
    unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' },
    class: { value: 'class', summary: 'of this class alone, such as 4b' },
    all: { summary: 'also for those who have set a password already' },
    large: { summary: 'in large print: two pages for each person, the steps on the second' },
    out: { value: 'letters.html', summary: 'write this file instead of standard output' },
  },
  description: `Writes one HTML document: an A4 page for each person, in the language that the school
wrote down for them, with the address of the recovery page, a QR code of it, and the
substitute identifier; and after each class the list on which they sign. Open it in a
browser and print it at 100 %.

The letter of somebody without an e-mail address opens their account: its QR code leads
to the page that takes the password, and beside the identifier stands a code that is worth
the same, for 30 days (the unit's letterCodes and letterDays). Writing letters makes those
that were written for the same people before stop working; the history names each of them.

A letter folds in three at the marks: the lower third up onto the middle one, then the
upper third back. Only the name and the class show then.

Disabled accounts get no letter, and those who have set a password get one with --all
only. Neither do people without a name, since nobody could hand it to them: their logins
are told on standard error, and the exit status is 1. No letter holds a login, a PESEL,
an e-mail address or a password; but whoever has one with a code gets into the account,
and with any other can ask for the person's mail to be sent, so the file is readable for
its owner alone: delete it when it is printed.

Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them; and
PUBLIC_URL, unless the unit has a recoveryUrl.`,
  examples: [
    'klucznik letters --unit przykladowo --class 4b --out letters.html',
    'klucznik letters --unit przykladowo > letters.html',
  ],
  run({ options }, tools) {
    return withServices(
      tools,
      async (services) => {
        const unit = findUnit(services.units, options.get('unit'))
        const wanted = options.get('class')
        const people: Person[] = []
        for await (const account of services.accounts.list(unit.id))
          people.push(readPerson(services.keyring, account, undefined))
        const chosen = chooseRecipients(people, { class: wanted, all: options.has('all') })
        const { recipients } = chosen
        if (recipients.length === 0) throw new CliMistake(...whyNobody(unit, wanted, chosen))
        const ofClass = wanted === undefined ? undefined : recipients[0]?.class
        // who has none is told below, and stands on no page
        const order = orderLetters(services, { unit, actor: CLI, chosen: { recipients, nameless: [] } })
        if (order === undefined)
          throw new CliMistake(
            `PUBLIC_URL is missing: letters of ${unit.id} name the page under it, unless it has a recoveryUrl`,
          )
        await recordLetters(services, { unit, actor: CLI, class: ofClass }, chosen)
        const codes = recipients.filter((person) => mayGetCode(unit, person, services.now())).length
        const html = tools.writeLetters({ ...order, isLarge: options.has('large') })
        const out = options.get('out')
        if (out === undefined) {
          for await (const piece of html) if (!(await print(tools.stdout, piece))) return 0
        } else {
          await writeFileWhole(out, untilInterrupted(html))
          await print(
            tools.stdout,
            `letters ${recipients.length}, with a code ${codes}, left out with a password ${chosen.havePassword}: ${neutral(out)}\n`,
          )
        }
        const missing = whoIsMissing(chosen)
        if (missing.length > 0) throw new CliMistake(...missing)
        return 0
      },
      'letters',
    )
  },
}

function whyNobody(unit: Unit, wanted: string | undefined, chosen: ChosenRecipients): string[] {
  const { classes, havePassword } = chosen
  const place = wanted === undefined ? unit.id : `class ${wanted} of ${unit.id}`
  const missing = whoIsMissing(chosen)
  if (havePassword > 0)
    return [`everybody in ${place} has set a password; --all makes letters for them too`, ...missing]
  if (missing.length > 0) return missing
  if (wanted === undefined) return [`${unit.id} has no active account`]
  const known = classes.length === 0 ? 'no active account has one' : `there are: ${classes.join(', ')}`
  return [`there is no class "${wanted}" in ${unit.id}; ${known}`]
}

function whoIsMissing({ nameless, unreadable }: ChosenRecipients): string[] {
  return [
    ...(nameless.length > 0
      ? [`people without a name, and so without a letter: ${nameless.length} (${nameless.map(neutral).join(', ')})`]
      : []),
    ...(unreadable > 0
      ? [`accounts whose names do not open, and so without a letter: ${unreadable}; somebody wrote into the database`]
      : []),
  ]
}

/** Ctrl-C ends the writing as a mistake does, so that what was begun is removed. */
async function* untilInterrupted(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  const { signal, release } = onInterruption()
  try {
    for await (const piece of pieces) {
      if (signal.aborted) throw new CliMistake('interrupted: nothing is written')
      yield piece
    }
  } finally {
    release()
  }
}
