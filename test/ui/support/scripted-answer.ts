import type { Readable } from 'node:stream'
import type { Challenge } from 'altcha-lib'
import type { Call, ImportStep, Input, Output, Procedure, Script, Step, StepOf } from './script.js'

/** What is scripted for a unit and what has happened in it. */
export interface UnitState {
  script: Script
  calls: Call[]
  /** Challenges whose picture or sound was fetched. */
  pictures: string[]
  issued: Map<string, { kind: Input<'captcha.issue'>['kind']; signed: Challenge }>
  /** Comes when the test releases what is held. */
  released: Promise<void>
  release: () => void
  /** Who is signed in to its panel. */
  panelLogin?: string | undefined
}

/** A refusal as tRPC sends it. */
export interface Refusal {
  error: { message: string; code: number; data: { code: string; httpStatus: number } }
}

/** A refusal with this code, and with these facts about it. */
export const failure = (code: string, facts: object = {}): Refusal => ({
  error: { message: code, code: -32600, data: { code, httpStatus: 400, ...facts } },
})

/** What the server does at each path, as far as an element can tell. */
export type Procedures = {
  [Path in Procedure]: (
    unit: UnitState,
    input: Input<Path>,
    step: StepOf<Path>,
  ) => Output<Path> | Refusal | Promise<Output<Path> | Refusal>
}

/** An answer over HTTP. */
export interface HttpAnswer {
  status: number
  type: string
  body: string | Buffer | Readable
}

export const json = (body: unknown, status = 200): HttpAnswer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(body),
})

/** The next step of a script; its last one stays. */
export function nextStep<Each extends Step | ImportStep>(steps: Each[] = []): Partial<Each> {
  return (steps.length > 1 ? steps.shift() : steps[0]) ?? {}
}
