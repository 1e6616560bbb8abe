#!/usr/bin/env node
import { createServer, type AddressInfo } from 'node:net'
import type { Demo } from '../demo/prepare-demo.js'
import { runCli } from './cli/run-cli.js'
import type { Environment } from './env.js'
import { setTimeout as wait } from 'node:timers/promises'
import { writeLetters } from './letters/write-letters.js'
import { createLogger, openServices, readServerEnvironment, startServer, type RunningServer } from './main.js'

const { argv, env: variables, stdout, stderr } = process
// not process.exit(), which would cut off what is still on its way to stdout
process.exitCode = await runCli(argv.slice(2), { stdout, stderr, serve, openServices, writeLetters, wait })

/** Runs until it is asked to stop; a second signal ends it at once. */
async function serve({ demo: isDemo }: { demo: boolean }): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  // the demo's links have to name the port before anybody listens on it
  if (isDemo && variables['PORT'] === '0') variables['PORT'] = String(await freePort())
  const demo = isDemo ? await (await import('../demo/prepare-demo.js')).prepareDemo(variables) : undefined
  const { env, server } = await start(demo).catch(async (error: unknown) => {
    await demo?.close()
    throw error
  })
  // written whatever LOG_LEVEL says: whoever started us waits for this line
  createLogger({ logLevel: 'info' }).info({ url: isDemo ? env.publicUrl : server.url }, 'listening')
  // for people; stdout is for whoever reads JSON lines
  if (isDemo) stderr.write(`\nPrzykładowo is open: ${env.publicUrl}  (Ctrl+C closes it)\n\n`)
  await stopped
  await server.stop()
}

async function start(demo: Demo | undefined): Promise<{ env: Environment; server: RunningServer }> {
  const env = readServerEnvironment(variables, demo?.variables)
  return { env, server: await startServer(env, demo && { demo }) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
}
