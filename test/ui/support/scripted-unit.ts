import type { Call, Script } from './script.js'

/** Those with an answer that is held. */
const holding = new Set<ScriptedUnit>()

/** A unit of its own on the test server, with the answers that a test wants from it. */
export class ScriptedUnit {
  // several pages run tests at once, on one server
  readonly id = `unit-${crypto.randomUUID()}`

  async script(steps: Script): Promise<this> {
    if (JSON.stringify(steps).includes('"held"')) holding.add(this)
    await fetch(`/script/${this.id}`, { method: 'POST', body: JSON.stringify(steps) })
    return this
  }

  async calls(procedure?: Call['procedure']): Promise<Call[]> {
    const answer = await fetch(`/script/${this.id}`)
    const { calls } = (await answer.json()) as { calls: Call[] }
    return calls.filter((call) => procedure === undefined || call.procedure === procedure)
  }

  /** Lets its answers go that are held, and from now on none is. */
  async release(): Promise<void> {
    holding.delete(this)
    await fetch(`/release/${this.id}`, { method: 'POST' })
  }
}

// a browser has few connections to one server
afterEach(() => Promise.all([...holding].map((unit) => unit.release())).then(() => {}))
