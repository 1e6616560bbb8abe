import type { AccountServices, CliTools } from './cli-tools.js'

/** Opens what a command works with, and closes it whatever comes. */
export async function withServices(
  tools: Pick<CliTools, 'openServices'>,
  work: (services: AccountServices) => Promise<0 | 1>,
  purpose: 'accounts' | 'letters' = 'accounts',
): Promise<0 | 1> {
  const { services, close } = await tools.openServices(purpose)
  try {
    return await work(services)
  } finally {
    await close()
  }
}
