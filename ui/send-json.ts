/** What the server answers to a call: what was asked for, or what is wrong in the shape of tRPC's errors. */
export type JsonAnswer = { result: { data: unknown } } | { error: JsonError }

/** As much of an error as is read here; `data` has a stable code and what belongs to it. */
export interface JsonError {
  code: number
  message: string
  data: { code: string; reason?: string; retryAfter?: number }
}

/** A POST with JSON in and JSON out. Rejects where there is no answer, as `fetch` does. */
export async function sendJson(url: string, input: unknown, signal: AbortSignal): Promise<JsonAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    signal,
  })
  // a proxy answers for a server that is down, and in no JSON
  return response.status > 499
    ? { error: { code: 0, message: '', data: { code: 'UNAVAILABLE' } } }
    : ((await response.json()) as JsonAnswer)
}
