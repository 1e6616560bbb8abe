import { reached } from './failure.js'

/** What the server answers to a call: what was asked for, or what is wrong in the shape of tRPC's errors. */
export type JsonAnswer = { result: { data: unknown } } | { error: JsonError }

/** As much of an error as is read here; `data` has a stable code and what belongs to it. */
export interface JsonError {
  code: number
  message: string
  data: { code: string; reason?: string; retryAfter?: number }
}

/** A POST with JSON in and JSON out. Rejects with `UNREACHABLE` where there is none. `timeout` in milliseconds. */
export async function sendJson(url: string, input: unknown, timeout: number): Promise<JsonAnswer> {
  // AbortSignal.timeout is newer than the floor
  const ending = new AbortController()
  const timer = setTimeout(() => ending.abort(), timeout)
  const { signal } = ending
  const headers = { 'content-type': 'application/json' }
  try {
    const response = await reached(fetch(url, { method: 'POST', headers, body: JSON.stringify(input), signal }))
    // a proxy answers for a server that is down, and in no JSON
    return response.status > 499
      ? { error: { code: 0, message: '', data: { code: 'UNAVAILABLE' } } }
      : ((await reached(response.json())) as JsonAnswer)
  } finally {
    clearTimeout(timer)
  }
}
