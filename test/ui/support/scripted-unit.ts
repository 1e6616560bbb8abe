import type { Call, Script } from './script.js'

let last = 0

/** A unit of its own on the test server, with the answers that a test wants from it. */
export class ScriptedUnit {
  readonly id = `unit-${Date.now().toString(36)}-${++last}`

  async script(steps: Script): Promise<this> {
    await fetch(`/script/${this.id}`, { method: 'POST', body: JSON.stringify(steps) })
    return this
  }

  async calls(procedure?: Call['procedure']): Promise<Call[]> {
    const answer = await fetch(`/script/${this.id}`)
    const { calls } = (await answer.json()) as { calls: Call[] }
    return calls.filter((call) => procedure === undefined || call.procedure === procedure)
  }
}
