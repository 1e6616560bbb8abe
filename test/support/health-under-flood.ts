import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChallengeKind } from '../../contract/challenge-kind.js'
import { clientFor } from './browser-client.js'
import type { FloodCount, FloodOrder } from './picture-flood-main.js'
import { startPictureFlood } from './picture-flood.js'
import type { TestServer } from './test-server.js'
import { ask } from './walk.js'

/** What a flood from one address meant for everybody else. */
export interface FloodedHealth {
  /** Median times of `/healthz` in milliseconds: before the flood, and while it lasted. */
  quietMs: number
  floodedMs: number
  /** How many of a parent's walks, picture, answer and request, ended with a request that was accepted. */
  parents: { tried: number; accepted: number; failures: string[] }
  flood: FloodCount
}

const CHALLENGES = 40
const CONNECTIONS = 600
const FLOOD_MS = 4_000
const PEER_FLOOD_MS = 2_000
const QUIET_ASKS = 50
const WARMING = 300

/**
 * Fetches the pictures or sounds of 40 free challenges on 600 connections of one address, and measures beside it. The
 * server has to trust 127.0.0.1 as a proxy.
 */
export async function healthUnderFlood(
  server: TestServer,
  kind: Exclude<ChallengeKind, 'work'>,
): Promise<FloodedHealth> {
  const headers = { 'x-forwarded-for': '198.51.100.7' }
  const paths: string[] = []
  for (let n = 0; n < CHALLENGES; n++) {
    const { url = '' } = await clientFor(server, { headers }).captcha.issue.mutate({ kind, language: 'pl' })
    paths.push(url)
  }
  // a server that has just started compiles its first thousand answers, which is not what is measured
  const own = { 'x-forwarded-for': '203.0.113.254' }
  for (let n = 0; n < WARMING; n++)
    await (await fetch(server.url + paths[n % CHALLENGES], { headers: own })).arrayBuffer()
  const quiet: number[] = []
  for (let n = 0; n < QUIET_ASKS; n++) quiet.push(await timeOfHealth(server))

  const parents = { tried: 0, accepted: 0, failures: [] as string[] }
  const order = { urls: paths.map((path) => server.url + path), connections: CONNECTIONS, headers }
  const { result, flood } = await whileFlooded(order, FLOOD_MS, async (end) => {
    const [times] = await Promise.all([healthUntil(server, end), walkAsParents(server, parents, end)])
    return times
  })
  return { quietMs: median(quiet), floodedMs: median(result), parents, flood }
}

/** Measures from the flood's first answer on, for so many milliseconds. */
async function whileFlooded<Result>(
  order: FloodOrder,
  milliseconds: number,
  measure: (end: number) => Promise<Result>,
): Promise<{ result: Result; flood: FloodCount }> {
  const flood = startPictureFlood(order)
  try {
    while (Object.keys((await flood.count()).answers).length === 0) await sleep(20)
    const result = await measure(performance.now() + milliseconds)
    return { result, flood: await flood.count() }
  } finally {
    await flood.stop()
  }
}

async function healthUntil(server: { url: string }, end: number): Promise<number[]> {
  const times: number[] = []
  while (performance.now() < end) {
    times.push(await timeOfHealth(server))
    await sleep(20)
  }
  return times
}

/** One parent after another, each at an address of their own. */
async function walkAsParents(server: TestServer, parents: FloodedHealth['parents'], end: number): Promise<void> {
  while (performance.now() < end) {
    const headers = { 'x-forwarded-for': `203.0.113.${(parents.tried++ % 250) + 1}` }
    await ask(server, `osoba${parents.tried}`, { kind: 'picture', headers }).then(
      () => parents.accepted++,
      (error: unknown) => parents.failures.push(String(error)),
    )
    await sleep(50)
  }
}

/** The median time of `/healthz` of a bare server of Node's, in milliseconds, while 600 connections fetch so many bytes from its memory. */
export async function bareHealthUnderFlood(bytes: number): Promise<number> {
  const media = Buffer.alloc(bytes)
  const peer = createServer((request, answer) => void answer.end(request.url === '/healthz' ? 'ok' : media))
  peer.listen(0, '127.0.0.1')
  await once(peer, 'listening')
  try {
    const url = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
    const order = { urls: [`${url}/media`], connections: CONNECTIONS, headers: {} }
    return median((await whileFlooded(order, PEER_FLOOD_MS, (end) => healthUntil({ url }, end))).result)
  } finally {
    peer.closeAllConnections()
    peer.close()
  }
}

async function timeOfHealth({ url }: { url: string }): Promise<number> {
  const start = performance.now()
  const answer = await fetch(`${url}/healthz`)
  await answer.arrayBuffer()
  if (answer.status !== 200) throw new Error(`/healthz is ${answer.status}`)
  return performance.now() - start
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}
