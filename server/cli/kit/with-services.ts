import { KeysStrange, loadUnitKeys } from '../../domain/key-keeping/load-unit-keys.js'
import { KEYS_HOLD_MS, UnitKeyKeeper } from '../../domain/key-keeping/unit-key-keeper.js'
import { CliMistake } from './cli-mistake.js'
import type { AccountServices, CliTools } from './cli-tools.js'

/** Opens what a command works with, and closes it whatever comes. Throws {@link CliMistake} for the wrong `SECRET_KEY`. */
export async function withServices(
  tools: Pick<CliTools, 'openServices'>,
  work: (services: AccountServices) => Promise<0 | 1>,
  purpose: 'accounts' | 'letters' = 'accounts',
): Promise<0 | 1> {
  const { services, close } = await tools.openServices(purpose)
  const keeper = new UnitKeyKeeper(services)
  try {
    await loadUnitKeys(services, services.units.keys(), KEYS_HOLD_MS).catch((error: unknown) => {
      throw error instanceof KeysStrange ? new CliMistake(error.message) : error
    })
    // a unit may be keyed anew while a long file is read
    keeper.start()
    return await work(services)
  } finally {
    await keeper.stop()
    await close()
  }
}
