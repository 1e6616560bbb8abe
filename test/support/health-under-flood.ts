import { setTimeout as sleep } from 'node:timers/promises'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import { clientFor } from './browser-client.js'
import type { FloodCount } from './picture-flood-main.js'
import { startPictureFlood } from './picture-flood.js'
import type { TestServer } from './test-server.js'
import { ask } from './walk.js'

/** What a flood of one address meant for everybody else. */
export interface FloodedHealth {
  /** Median times of `/healthz` in milliseconds: before the flood, and while it lasted. */
  quietMs: number
  floodedMs: number
  /** How many of a parent's walks ended with a request that was accepted: picture, answer, request. */
  parents: { tried: number; accepted: number; failures: string[] }
  flood: FloodCount
}

const CHALLENGES = 40
const CONNECTIONS = 600
const FLOOD_MS = 5_000
const QUIET_ASKS = 50

/** Fetches 40 free challenges' pictures or sounds on 600 connections of one address; the server has to trust 127.0.0.1 as a proxy. */
export async function healthUnderFlood(
  server: TestServer,
  kind: Exclude<ChallengeKind, 'work'>,
): Promise<FloodedHealth> {
  const headers = { 'x-forwarded-for': '198.51.100.7' }
  const urls: string[] = []
  for (let n = 0; n < CHALLENGES; n++) {
    const { url = '' } = await clientFor(server, { headers }).captcha.issue.mutate({ kind, language: 'pl' })
    urls.push(server.url + url)
  }
  const quiet: number[] = []
  for (let n = 0; n < QUIET_ASKS; n++) quiet.push(await timeOfHealth(server))

  const flood = startPictureFlood({ urls, connections: CONNECTIONS, headers })
  try {
    while (Object.keys((await flood.count()).answers).length === 0) await sleep(50)
    const end = performance.now() + FLOOD_MS
    const flooded: number[] = []
    const parents = { tried: 0, accepted: 0, failures: [] as string[] }
    const askHealth = async (): Promise<void> => {
      while (performance.now() < end) {
        flooded.push(await timeOfHealth(server))
        await sleep(20)
      }
    }
    const askAsParents = async (): Promise<void> => {
      while (performance.now() < end) {
        const address = `203.0.113.${(parents.tried++ % 250) + 1}`
        await ask(server, `osoba${parents.tried}`, { kind: 'picture', headers: { 'x-forwarded-for': address } }).then(
          () => parents.accepted++,
          (error: unknown) => parents.failures.push(String(error)),
        )
        await sleep(50)
      }
    }
    await Promise.all([askHealth(), askAsParents()])
    return { quietMs: median(quiet), floodedMs: median(flooded), parents, flood: await flood.count() }
  } finally {
    await flood.stop()
  }
}

async function timeOfHealth({ url }: TestServer): Promise<number> {
  const start = performance.now()
  const answer = await fetch(`${url}/healthz`)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`/healthz is ${answer.status}`)
  return performance.now() - start
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
