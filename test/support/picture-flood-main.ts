import { Agent, get } from 'node:http'

/** What a flood fetches, and from where it seems to come. */
export interface FloodOrder {
  urls: string[]
  connections: number
  headers: Record<string, string>
}

/** What a flood was answered so far. */
export interface FloodCount {
  answers: Record<string, number>
  bytes: number
}

const count: FloodCount = { answers: {}, bytes: 0 }

process.on('message', (order: FloodOrder | 'count') => {
  if (order === 'count') return void process.send?.(count)
  const agent = new Agent({ keepAlive: true, maxSockets: order.connections })
  const fetchOn = (turn: number): void => {
    const next = (): void => fetchOn(turn + 1)
    get(order.urls[turn % order.urls.length] ?? '', { agent, headers: order.headers }, (answer) => {
      const status = String(answer.statusCode)
      count.answers[status] = (count.answers[status] ?? 0) + 1
      answer.on('data', (chunk: Buffer) => (count.bytes += chunk.length))
      answer.once('close', next)
    }).once('error', next)
  }
  for (let connection = 0; connection < order.connections; connection++) fetchOn(connection)
})
