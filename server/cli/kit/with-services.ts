import { judgeKeys, PARTIAL_KEYS, STRANGE_KEYS } from '../../domain/accounts/judge-keys.js'
import { CliMistake } from './cli-mistake.js'
import type { AccountServices, CliTools } from './cli-tools.js'
import { print } from './print.js'

/** Opens what a command works with, and closes it whatever comes. Throws {@link CliMistake} for the wrong `SECRET_KEY`. */
export async function withServices(
  tools: Pick<CliTools, 'openServices' | 'stderr'>,
  work: (services: AccountServices) => Promise<0 | 1>,
  purpose: 'accounts' | 'letters' = 'accounts',
): Promise<0 | 1> {
  const { services, close } = await tools.openServices(purpose)
  try {
    const keys = await judgeKeys(services)
    if (keys === 'strange') throw new CliMistake(STRANGE_KEYS)
    if (keys === 'partial') await print(tools.stderr, `warning: ${PARTIAL_KEYS}\n`)
    return await work(services)
  } finally {
    await close()
  }
}
