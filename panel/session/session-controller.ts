import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { toFailure } from '../../ui/failure.js'
import { CallController } from '../kit/call-controller.js'
import { isSessionEnd, type Me, type PanelClient } from '../kit/panel-client.js'
import { WARN_END, WARN_IDLE, type SessionWarning } from './session-warning.js'

/** `opening`: nobody knows yet. `out`: never signed in. `left`: signed out. `ended`: was in, and has to sign in again. */
export type SessionStage = 'opening' | 'out' | 'left' | 'ended' | 'in'

const LOOK_MS = 5_000
const MINUTE = 60_000

/** Knows who is signed in and for how long, and says so in time. */
export class SessionController implements ReactiveController {
  stage: SessionStage = 'opening'
  me: Me | undefined
  warning: SessionWarning | undefined

  /** What it asks of the server. */
  readonly call: CallController
  readonly #host: ReactiveControllerHost
  readonly #warned: (warning: SessionWarning) => void
  #lastAnswer = 0
  #timer: ReturnType<typeof setInterval> | undefined

  /** `warned` hears of a warning when it comes, and once more in the last minute. */
  constructor(host: ReactiveControllerHost, warned: (warning: SessionWarning) => void) {
    this.call = new CallController(host)
    this.#warned = warned
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#timer = setInterval(() => this.#look(), LOOK_MS)
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  /** Asks the server who is signed in, which keeps the session alive; `then` is called when somebody is. */
  async open(client: PanelClient, then: (me: Me) => void): Promise<void> {
    const me = await this.call.run(() => client.me(), { again: () => this.open(client, then) })
    if (!me) return
    then(me)
    this.begin(me)
  }

  async signOut(client: PanelClient, then: () => void): Promise<void> {
    const signOut = async (): Promise<true> => {
      await client.signOut().catch((error: unknown) => {
        if (!isSessionEnd(toFailure(error))) throw error
      })
      return true
    }
    if (!(await this.call.run(signOut, { again: () => this.signOut(client, then) }))) return
    this.me = undefined
    this.#to('left')
    then()
  }

  begin(me: Me): void {
    this.me = me
    this.#to('in')
    this.answered()
  }

  /** There is no session any more, or there was none in the first place. */
  end(): void {
    if (this.stage === 'opening') this.#to('out')
    else if (this.stage === 'in') this.#to('ended')
  }

  /** The server has just answered, so that the session is in use. */
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
    // the server notes once a minute that a session is in use, so that its last note may be a minute old
    const idle = this.#lastAnswer + (this.me.idleMinutes - 1) * MINUTE - Date.now()
    const end = Date.parse(this.me.endsAt) - Date.now()
    // what is on the screen is not for whoever comes next
    if (Math.min(idle, end) <= 0) return this.end()
    const before = this.warning
    this.warning = warn('end', end, WARN_END) ?? warn('idle', idle, WARN_IDLE)
    const { warning } = this
    if (before?.kind === warning?.kind && before?.minutes === warning?.minutes) return
    this.#host.requestUpdate()
    if (warning && (before?.kind !== warning.kind || warning.minutes === 1)) this.#warned(warning)
  }
}

function warn(kind: SessionWarning['kind'], left: number, within: number): SessionWarning | undefined {
  return left <= within * MINUTE ? { kind, minutes: Math.ceil(left / MINUTE) } : undefined
}
