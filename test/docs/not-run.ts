import type { Block } from './read-page.js'

const NO_DOCKER = 'there is no Docker where the tests run'
const OF_THE_MACHINE = 'it changes the machine that it runs on'
const OF_TESTS = 'it runs tests, and is what this test runs in'
const OTHERS_PROGRAM = 'the program is another one, which the tests do not need'

/** Commands in the pages that no test runs, each with the reason. Whatever does not stand here is run. */
export const NOT_RUN = new Map([
  ['npm ci && npm run build', 'the tests run in the folder that these have made'],
  ['npm start', 'it builds first, under the feet of other tests; test/demo has what it then serves'],
  ['npm test', OF_TESTS],
  ['node scripts/run-tests.mjs test/server unit-keys', OF_TESTS],
  ["node scripts/run-tests.mjs test/behaviour tickets --test-name-pattern='spent by one'", OF_TESTS],
  ['node scripts/run-tests.mjs test/e2e walk', OF_TESTS],
  ["npx wtr --files 'test/widget/views/*.test.ts'", OF_TESTS],
  ['sudo useradd --system klucznik', OF_THE_MACHINE],
  ['sudo cp -r ~/przykladowo /var/lib/klucznik', OF_THE_MACHINE],
  ['sudo chown -R klucznik: /var/lib/klucznik', OF_THE_MACHINE],
  ['sudo systemctl enable --now klucznik', OF_THE_MACHINE],
  ['sqlite3 data/klucznik.db ".backup klucznik-copy.db"', OTHERS_PROGRAM],
  ['mongodump --uri "$DATABASE_URL" --gzip --archive=klucznik.archive', OTHERS_PROGRAM],
  ['docker compose up -d --build --wait', NO_DOCKER],
  ['docker compose exec -T klucznik klucznik accounts import - --unit przykladowo < people.csv', NO_DOCKER],
])

/** A block's lines without what is only said beside them. */
export function commandsIn({ code }: Pick<Block, 'code'>): string[] {
  return code
    .split('\n')
    .map((line) => line.replace(/\s+# .*$/, ''))
    .filter((line) => line !== '')
}

/** Whether all of a block's commands are listed. */
export function isListed(block: Pick<Block, 'code'>): boolean {
  return commandsIn(block).every((line) => NOT_RUN.has(line))
}
