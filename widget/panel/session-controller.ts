import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Me } from './panel-client.js'

/** `opening`: nobody knows yet. `out`: never signed in, or signed out. `ended`: was in, and has to sign in again. */
export type SessionStage = 'opening' | 'out' | 'ended' | 'in'

/** That a session will soon be over, since nothing happens or since it has lasted long enough; in full minutes. */
export interface SessionWarning {
  kind: 'idle' | 'end'
  minutes: number
}

const LOOK_MS = 5_000
const MINUTE = 60_000
const WARN_IDLE = 5
const WARN_END = 10

/** Knows who is signed in and for how long, and says so in time. */
export class SessionController implements ReactiveController {
  stage: SessionStage = 'opening'
  me: Me | undefined
  warning: SessionWarning | undefined

  readonly #host: ReactiveControllerHost
  #lastAnswer = 0
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  begin(me: Me): void {
    this.me = me
    this.stage = 'in'
    this.answered()
  }

  /** After a sign-out, or when there was no session in the first place. */
  leave(): void {
    this.#to('out')
  }

  end(): void {
    this.#to(this.stage === 'in' ? 'ended' : this.stage === 'ended' ? 'ended' : 'out')
  }

  /** The server has just counted something as work. */
  answered(): void {
    this.#lastAnswer = Date.now()
    this.#look()
  }

  #to(stage: SessionStage): void {
    this.stage = stage
    this.warning = undefined
    this.#host.requestUpdate()
  }

  #look(): void {
    if (this.stage !== 'in' || !this.me) return
    // the server writes down once a minute that a session is in use
    const idle = this.#lastAnswer + (this.me.idleMinutes - 1) * MINUTE - Date.now()
    const end = Date.parse(this.me.endsAt) - Date.now()
    // what is on the screen is not for whoever comes next
    if (Math.min(idle, end) <= 0) return this.end()
    const before = this.warning
    this.warning = warn('end', end, WARN_END) ?? warn('idle', idle, WARN_IDLE)
    if (before?.kind !== this.warning?.kind || before?.minutes !== this.warning?.minutes) this.#host.requestUpdate()
  }
}

function warn(kind: SessionWarning['kind'], left: number, within: number): SessionWarning | undefined {
  return left <= within * MINUTE ? { kind, minutes: Math.ceil(left / MINUTE) } : undefined
}
