import type { Account } from '../../domain/account.js'
import { CLI, recordAct } from '../../domain/audit/record-act.js'
import type { Keyring } from '../../domain/keyring.js'
import { CliMistake } from '../kit/cli-mistake.js'
import type { Command } from '../kit/command.js'
import { findUnit } from '../kit/find-unit.js'
import { formatListing } from '../list/format-listing.js'
import { listAccount, type ListedAccount } from '../../domain/accounts/listed-account.js'
import { isTerminal, print } from '../kit/print.js'
import { withServices } from '../kit/with-services.js'

/** `klucznik accounts list`. */
export const accountsList: Command = {
  name: 'accounts list',
  summary: 'show the accounts of a unit, with the substitute identifiers to hand out',
  arguments: [],
  options: {
    unit: { value: 'unit', required: true, summary: 'id of the unit, as in the units file' },
    json: { summary: 'one JSON object a line' },
  },
  description: `Lists the accounts of a unit by login, with the substitute identifier that the school
hands out on paper. It shows whether there is an e-mail address and a password, and
never which; "undelivered" says in words why the last mail did not arrive, and when
that was known. In JSON the reason is one of: no-such-address, mailbox-full, blocked,
refused, expired, bounced, no-address (the person asked, and there is no address).

On a terminal the columns are aligned. Into a file or another program they are
separated by one tab each, under a line with their names; more columns may come at
the end.

Needs SECRET_KEY, UNITS_FILE, and DATABASE_URL or DATA_DIR as the server has them.`,
  examples: [
    'klucznik accounts list --unit przykladowo',
    'klucznik accounts list --unit przykladowo | cut -f 1,2 > slips.tsv',
    "klucznik accounts list --unit przykladowo --json | jq -r 'select(.hasEmail | not).login'",
  ],
  run({ options }, tools) {
    return withServices(tools, async (services) => {
      const { accounts, keyring, units } = services
      const unit = findUnit(units, options.get('unit'))
      // written down, since with a substitute identifier somebody can ask for a mail
      await recordAct(services, { unit, ...CLI, action: 'accounts.listed' })
      const table = isTerminal(tools.stdout) ? 'table' : 'tabs'
      const unreadable = { count: 0 }
      const listed = readable(accounts.list(unit.id), keyring, unreadable)
      for await (const text of formatListing(listed, options.has('json') ? 'json' : table)) {
        if (!(await print(tools.stdout, text))) return 0
      }
      if (unreadable.count === 0) return 0
      throw new CliMistake(
        `accounts whose names do not open: ${unreadable.count}; they show as ?, and somebody wrote into the database`,
      )
    })
  },
}

async function* readable(
  accounts: AsyncIterable<Account>,
  keyring: Keyring,
  unreadable: { count: number },
): AsyncGenerator<ListedAccount> {
  for await (const account of accounts) {
    const listed = listAccount(keyring, account)
    if (listed.substituteId === null) unreadable.count++
    yield listed
  }
}
