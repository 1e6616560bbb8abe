import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { loadChunk } from '../../ui/chunks.js'
import type { Challenge, Client, Wish } from '../context/client.js'
import { toFailure, type ClientFailure } from '../../ui/failure.js'
import type { Language } from '../../contract/language.js'
import type { Way } from './way.js'

/** Where challenges come from and of which kind. */
export interface ChallengeOrder {
  client: Client
  kind: Way
  /** Of the sound. */
  language: Language
  /** Origin of the pictures and sounds. */
  server: string
}

/** What the controller asks and tells the form. */
export interface ChallengeForm extends ReactiveControllerHost {
  readonly isConnected: boolean
  /** Whether the person has begun to type the answer, which a silent change would throw away. */
  isAnswerBegun(): boolean
  /** The challenge ran out under a begun answer; a fresh one is there. */
  handleExpired(): void
  /** No challenge could be had; the form shows {@link ChallengeController.failure}. */
  handleChallengeFailure(failure: ClientFailure): void
}

/** A fresh challenge replaces an unanswered one so long before it runs out. */
const MARGIN_MS = 30_000
/** A form that nobody touches stops asking for fresh challenges after so many. */
const QUIET_RENEWALS = 6

/**
 * Keeps a live challenge at hand and its work going. An expiry that has passed on arrival means that this device's clock
 * is wrong: then the server alone tells what has expired.
 */
export class ChallengeController implements ReactiveController {
  current: Challenge | undefined
  /** Address of the current challenge's picture or sound. */
  media: string | undefined
  failure: ClientFailure | undefined
  /** Of the current challenge's work, in whole percent; undefined before it has begun. */
  percent: number | undefined

  readonly #form: ChallengeForm
  #order: ChallengeOrder | undefined
  #expiresAt = Infinity
  #marginMs = MARGIN_MS
  #timer: ReturnType<typeof setTimeout> | undefined
  #renewals = 0
  #renewing: Promise<boolean> | undefined
  #wanted = false
  #isHeld = false
  #solving: { controller: AbortController; solution: Promise<Wish['solution']> } | undefined

  constructor(form: ChallengeForm) {
    this.#form = form
    form.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look)
    this.#look()
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look)
    clearTimeout(this.#timer)
    this.#drop()
  }

  /** Fetches for this order from now on; the challenge of another order is dropped. True when a fresh one is there. */
  async follow(order: ChallengeOrder): Promise<boolean> {
    const old = this.#order
    this.#order = order
    if (old && isSame(old, order)) return (await this.#renewing) ?? this.current !== undefined
    this.#renewing = undefined
    this.#drop()
    this.#show({ current: undefined, media: undefined, percent: undefined })
    return this.renew()
  }

  /** The person is here: from now on the work of every challenge is begun at once. */
  touch(): void {
    this.#wanted = true
    this.#renewals = 0
    this.#look()
    // a chunk that does not load is told when the work is needed, not before
    this.solve().catch(() => {})
  }

  /** While a challenge is being sent it is not replaced; whether it has expired meanwhile, the server says. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld
    this.#look()
  }

  /** Replaces the challenge. False when none could be had; {@link failure} then says why. */
  renew(): Promise<boolean> {
    const order = this.#order
    if (!order) return Promise.resolve(false)
    const renewing = (this.#renewing ??= this.#fetch(order).then((isFresh) => {
      if (this.#renewing === renewing) this.#renewing = undefined
      if (isFresh) this.#look()
      return isFresh
    }))
    return renewing
  }

  /** True when the challenge at hand has not run out, as far as is known; else false, after another was asked for. */
  async ensureLive(): Promise<boolean> {
    if (this.current && Date.now() < this.#expiresAt) return true
    await this.renew()
    return false
  }

  /** The solution of the current challenge's work, begun now if it was not. Rejects when it cannot be had. */
  solve(): Promise<Wish['solution']> {
    const work = this.current?.work
    if (!work) return Promise.reject(new Error('no challenge'))
    this.#solving ??= this.#begin(work)
    return this.#solving.solution
  }

  async #fetch(order: ChallengeOrder): Promise<boolean> {
    this.#show({ failure: undefined })
    try {
      const challenge = await order.client.issue({ kind: order.kind, language: order.language })
      if (!this.#order || !isSame(order, this.#order)) return false
      this.#drop()
      const left = Date.parse(challenge.expiresAt) - Date.now()
      this.#expiresAt = left > 0 ? Date.now() + left : Infinity
      this.#marginMs = Math.min(MARGIN_MS, left / 10)
      const media = challenge.url && order.server + challenge.url
      this.#show({ current: challenge, media, percent: undefined })
      // a form that is gone meanwhile begins no work
      if (this.#wanted && this.#form.isConnected) this.solve().catch(() => {})
      return true
    } catch (error) {
      if (!this.#order || !isSame(order, this.#order)) return false
      const failure = toFailure(error)
      this.#show({ failure })
      this.#form.handleChallengeFailure(failure)
      return false
    }
  }

  #begin(work: Challenge['work']): { controller: AbortController; solution: Promise<Wish['solution']> } {
    const controller = new AbortController()
    const onProgress = (share: number) => {
      const percent = Math.floor(share * 100)
      if (percent !== this.percent && !controller.signal.aborted) this.#show({ percent })
    }
    const solution = loadChunk(() => import('../work/solve-work.js')).then(({ solveWork }) =>
      solveWork(work, { controller, onProgress }),
    )
    const solving = { controller, solution }
    this.#show({ percent: 0 })
    solution.then(
      () => this.#solving === solving && this.#show({ percent: 100 }),
      () => this.#solving === solving && (this.#solving = undefined),
    )
    return solving
  }

  #drop(): void {
    this.#solving?.controller.abort()
    this.#solving = undefined
  }

  /** Renews what is about to run out, or sets the time to look again. A page in the background is left alone. */
  #look = (): void => {
    clearTimeout(this.#timer)
    if (!this.current || this.#isHeld || document.visibilityState === 'hidden' || this.#expiresAt === Infinity) return
    const left = this.#expiresAt - Date.now()
    if (this.#form.isAnswerBegun()) {
      if (left <= 0) void this.renew().then((isFresh) => isFresh && this.#form.handleExpired())
      else this.#timer = setTimeout(this.#look, left)
    } else if (left > this.#marginMs) this.#timer = setTimeout(this.#look, left - this.#marginMs)
    else if (this.#renewals++ < QUIET_RENEWALS) void this.renew()
  }

  #show(change: Partial<Pick<ChallengeController, 'current' | 'media' | 'failure' | 'percent'>>): void {
    Object.assign(this, change)
    this.#form.requestUpdate()
  }
}

/** Whether a challenge of the one order serves the other; a sound speaks one language. */
function isSame(one: ChallengeOrder, other: ChallengeOrder): boolean {
  const { client, kind, language } = one
  return client === other.client && kind === other.kind && (kind !== 'sound' || language === other.language)
}
