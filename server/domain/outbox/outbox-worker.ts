import { MailDelayed } from '../ports/mailer.js'
import type { AddressNotice, Lease, OutboxItem, PasswordNotice } from '../ports/outbox.js'
import { randomId } from '../random-id.js'
import type { Services } from '../ports/services.js'
import type { Unit } from '../unit.js'
import { answerInvitation } from '../mailing/answer-invitation.js'
import { answerRequest } from '../mailing/answer-request.js'
import { giveUpRequest } from '../mailing/give-up-request.js'
import type { NoticeOutcome } from './notice.js'
import { isGivenUp, nextTry } from './retry-schedule.js'
import { Rounds } from './rounds.js'
import { tellAddressChanged } from '../mailing/tell-address-changed.js'
import { tellPasswordSet } from '../mailing/tell-password-set.js'

type Needs = Pick<Services, 'accounts' | 'keyring' | 'log' | 'mailer' | 'now' | 'outbox' | 'publicUrl' | 'units'>

/** How a worker keeps time, in milliseconds. */
export interface WorkerPace {
  /** Between two looks into the outbox, a quarter more or less; `Infinity`: it looks only when `runOnce` is called. */
  everyMs: number
  /** Items worked on at once; the mailer's pool is as large. */
  lanes: number
  /** A claim holds so long; longer than one mail may take. */
  leaseMs: number
}

const PACE: WorkerPace = { everyMs: 1_000, lanes: 5, leaseMs: 120_000 }

/** Void notices that are younger are looked at once more, in case the store was slow to write what they tell of. */
const VOID_NOTICE_MS = 60_000

/**
 * Empties the outbox on its own clock: no request wakes it, so that no request's time tells what it does.
 * Any number of workers share one outbox.
 */
export class OutboxWorker {
  readonly #services: Needs
  readonly #pace: WorkerPace
  readonly #rounds: Rounds
  #isStopping = false

  constructor(services: Needs, pace: Partial<WorkerPace> = {}) {
    this.#services = services
    this.#pace = { ...PACE, ...pace }
    this.#rounds = new Rounds(this.#pace.everyMs, () => this.runOnce())
  }

  start(): void {
    this.#rounds.start()
  }

  /** Takes nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.#rounds.stop()
    this.#isStopping = false
  }

  /** One look: works until nothing is due, or the relay or the store fails. */
  async runOnce(): Promise<void> {
    await Promise.all(Array.from({ length: this.#pace.lanes }, () => this.#runLane()))
  }

  async #runLane(): Promise<void> {
    const { log, now, outbox } = this.#services
    try {
      while (!this.#isStopping) {
        const lease = randomId()
        const at = now()
        const item = await outbox.claim({ lease, now: at, until: new Date(at.getTime() + this.#pace.leaseMs) })
        if (item === undefined) return
        const went = await this.#work(item, lease)
        // a relay that is down is asked once in a lane's round, not once for every item
        if (!went) return
      }
    } catch (error) {
      log.warn('outbox.unavailable', {}, error)
    }
  }

  /** False when the item was put off because the relay or the store failed. */
  async #work(item: OutboxItem, lease: string): Promise<boolean> {
    const { log, now, outbox, units } = this.#services
    const held: Lease = { id: item.id, lease }
    const unit = units.get(item.unit)
    if (unit === undefined) {
      // a unit taken out of the units file may come back within the day
      log.warn('outbox.unit-unknown', { unit: item.unit })
      await this.#putOff(item, held)
      return true
    }
    try {
      if (item.kind === 'recovery') {
        await answerRequest(this.#services, unit, item, lease)
      } else if (item.kind === 'invitation') {
        const cappedUntil = await answerInvitation(this.#services, unit, item, lease)
        if (cappedUntil !== undefined) {
          // the school asked once, and nobody would ask again
          await this.#putOff(item, held, { unit, until: cappedUntil })
          return true
        }
      } else if ((await this.#tell(unit, item, lease)) === 'void' && isYoung(item, now())) {
        await outbox.postpone(held, new Date(now().getTime() + VOID_NOTICE_MS))
        return true
      }
      await outbox.finish(held)
      return true
    } catch (error) {
      log.warn('outbox.put-off', { unit: unit.id, kind: item.kind, attempts: item.attempts }, error)
      await this.#putOff(item, held, { unit, error })
      return false
    }
  }

  #tell(unit: Unit, notice: PasswordNotice | AddressNotice, lease: string): Promise<NoticeOutcome> {
    return notice.kind === 'password-set'
      ? tellPasswordSet(this.#services, unit, notice, lease)
      : tellAddressChanged(this.#services, unit, notice)
  }

  async #putOff(
    item: OutboxItem,
    held: Lease,
    { unit, until, error }: { unit?: Unit; until?: Date; error?: unknown } = {},
  ): Promise<void> {
    const { now, outbox } = this.#services
    if (!isGivenUp(item.createdAt, until ?? now())) {
      await outbox.postpone(held, until ?? nextTry(now(), item.attempts))
      return
    }
    if (unit !== undefined && (item.kind === 'recovery' || item.kind === 'invitation')) {
      await giveUpRequest(this.#services, unit, item, error instanceof MailDelayed ? error.reason : 'expired')
    }
    await outbox.finish(held)
  }
}

function isYoung({ createdAt }: OutboxItem, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < VOID_NOTICE_MS
}
