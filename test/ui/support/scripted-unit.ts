/** One answer of a scripted unit; see scripted-server.mjs. */
export interface Step {
  delay?: number
  raw?: string
  status?: number
  code?: string
  facts?: Record<string, unknown>
  data?: unknown
  expiresIn?: number
  tries?: number
  cost?: number
  first?: 'picture' | 'work'
  end?: 'break' | 'UNAVAILABLE' | 'TOO_MANY_REQUESTS'
}

export interface Call {
  procedure: string
  input: Record<string, unknown>
}

/** What the picture of every challenge "shows". */
export const ANSWER = 'ACDEF'

let last = 0

/** A unit of its own on the test server, with the answers that a test wants from it. */
export class ScriptedUnit {
  readonly id = `unit-${Date.now().toString(36)}-${++last}`

  async script(steps: Record<string, Step[]>): Promise<this> {
    await fetch(`/script/${this.id}`, { method: 'POST', body: JSON.stringify(steps) })
    return this
  }

  async calls(procedure?: string): Promise<Call[]> {
    const answer = await fetch(`/script/${this.id}`)
    const { calls } = (await answer.json()) as { calls: Call[] }
    return calls.filter((call) => procedure === undefined || call.procedure === procedure)
  }
}
