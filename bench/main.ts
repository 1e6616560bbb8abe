import { cpus } from 'node:os'
import { captchaPictureBench } from './captcha-picture.js'
import { challengeCostBench } from './challenge-cost.js'
import { benchCodedLetters } from './coded-letters.js'
import { codeExistenceBench } from './code-existence.js'
import { benchExistence } from './existence.js'
import { benchImport } from './import.js'
import { benchKeys } from './keys.js'
import { benchLetters } from './letters.js'
import { benchLoad } from './load.js'
import { benchPanel } from './panel.js'
import { plainExistenceBench } from './plain-existence.js'
import { signInExistenceBench } from './sign-in-existence.js'
import { signInTimeBench } from './sign-in-time.js'
import { printTable, type BenchRow } from './table.js'
import { workTimeBench } from './work-time.js'

const benches: Record<string, { title: string; run: () => Promise<BenchRow[]> }> = {
  captcha: {
    title: 'Challenges',
    run: async () => [...(await challengeCostBench()), ...(await captchaPictureBench())],
  },
  work: { title: 'How long the work takes in a browser', run: workTimeBench },
  panel: { title: 'The panel of a large unit', run: benchPanel },
  import: { title: 'Import of accounts', run: benchImport },
  keys: { title: 'A unit that is keyed anew', run: benchKeys },
  letters: { title: 'Letters to print', run: async () => [...(await benchLetters()), ...(await benchCodedLetters())] },
  'sign-in': { title: 'How long a sign-in takes', run: signInTimeBench },
  load: { title: 'What a flood leaves for everybody else', run: benchLoad },
  existence: {
    title: 'What time tells of who has an account (0.5 is nothing)',
    run: async () => [
      ...(await benchExistence()),
      ...(await codeExistenceBench()),
      ...(await plainExistenceBench()),
      ...(await signInExistenceBench()),
    ],
  },
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`no bench named ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
console.log(`Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'})`)
for (const [name, { title, run }] of Object.entries(benches)) {
  if (asked.length === 0 || asked.includes(name)) printTable(title, await run())
}
