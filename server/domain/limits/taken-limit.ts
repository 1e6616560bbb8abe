import { Failure } from '../failure.js'
import type { Services } from '../ports/services.js'
import type { Limit, Unit } from '../unit.js'

/** Answers a day that tell an actor that an identifier is somebody else's. */
const TOLD_A_DAY = 200
/** Of a file's good lines, where that is more: a municipality that enters everybody at once has clashes in proportion. */
const TOLD_OF_LINES = 0.02
/** Times that a file may tell the same again for nothing: it is previewed, mended, previewed and stored. */
const TOLD_AGAIN = 5

/** Times that an actor gives one account another PESEL: whoever tries them one after another on it gets no further. */
const CHANGES: Limit = { count: 20, seconds: 86_400 }

/**
 * People of one birth date that an actor brings in a day. A town of 20,000 people at school has at most 17 of them, and
 * looks at its file twice before it stores it; whoever knows a birth date has 10,000 numbers to try.
 */
const BORN_ON_ONE_DAY: Limit = { count: 60, seconds: 86_400 }
/** Digits of a PESEL that say the birth date. */
const DATE_DIGITS = 6

/** Milliseconds for which a file trusts the last look: its own answers it counts one by one. */
const LOOK_MS = 250

const DAY_MS = 86_400_000
/** The limiter counts for longer than we look, and decides nothing. */
const COUNTER: Limit = { count: 1_000_000, seconds: DAY_MS / 1_000 }

/** Who is told, and of how many lines at once. */
export interface TakenScope {
  unit: Unit
  /** A way, and whoever comes by it: an account's id, or the name of a system's key. */
  asker: readonly [way: string, who: string]
  /** How many good lines the file has that is read; left out where rows come one by one. Asked once, and seldom. */
  goodLines?: () => Promise<number>
}

/**
 * How often somebody may be told in a day (by UTC) that an identifier is somebody else's: who has a candidate for every
 * number would otherwise read off who is in a unit. Whether rows come one by one or hundreds at once, no more are told.
 */
export class TakenLimit {
  readonly #services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>
  readonly #scope: TakenScope
  #most: Promise<number> | undefined
  readonly #counted = new WeakSet<object>()
  readonly #born = new WeakSet<object>()
  #look: { used: number; at: number } | undefined

  constructor(services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now'>, scope: TakenScope) {
    this.#services = services
    this.#scope = scope
  }

  /**
   * To be asked before an identifier is compared, and again before the answer that it is free; `changed` is the account
   * that would get another PESEL. Throws {@link Failure} `TOO_MANY_REQUESTS` once the day's answers are used up.
   */
  async admit(changed?: string): Promise<void> {
    if (await this.#isOver((await this.#used()) + 1)) throw this.#over()
    if (changed === undefined) return
    const used = await this.#services.limiter.used('pesel-change', this.#key('pesel-change', changed), CHANGES)
    if (used >= CHANGES.count) throw this.#over()
  }

  /**
   * Counts that an account gets another PESEL, which tells that nobody else has it; `row` is counted once, however often
   * it is tried. Throws {@link Failure} `TOO_MANY_REQUESTS`.
   */
  async countChange(account: string, row: object): Promise<void> {
    if (this.#counted.has(row)) return
    this.#counted.add(row)
    const verdict = await this.#services.limiter.take('pesel-change', this.#key('pesel-change', account), CHANGES)
    if (!verdict.allowed) throw this.#over()
  }

  /**
   * Counts that a PESEL is brought, before anybody looks whose it is; `row` is counted once, however often it is tried, and
   * not when the PESEL `isTheirs` already. Throws {@link Failure} `TOO_MANY_REQUESTS` when the day has seen too many of its
   * birth date, and then of theirs too: that it goes through would tell that it is theirs.
   */
  async countBirthDate(pesel: string, { row, isTheirs }: { row: object; isTheirs: boolean }): Promise<void> {
    if (this.#born.has(row)) return
    this.#born.add(row)
    const { limiter, log } = this.#services
    const { unit, asker } = this.#scope
    const key = this.#key('birth-date', pesel.slice(0, DATE_DIGITS))
    if (isTheirs) {
      if ((await limiter.used('birth-date', key, BORN_ON_ONE_DAY)) >= BORN_ON_ONE_DAY.count) throw this.#over()
      return
    }
    const { allowed, used } = await limiter.take('birth-date', key, BORN_ON_ONE_DAY)
    if (used === BORN_ON_ONE_DAY.count + 1) log.warn('limit.birth-date', { unit: unit.id, via: asker[0] })
    if (!allowed) throw this.#over()
  }

  /**
   * Counts an answer before it is given; `what` is the identifier that it tells of. Throws {@link Failure}
   * `TOO_MANY_REQUESTS` in its place when it is one too many.
   */
  async count(what: readonly string[]): Promise<void> {
    const { limiter, log } = this.#services
    const { unit, asker, goodLines } = this.#scope
    if (goodLines !== undefined) {
      const { used } = await limiter.take('taken-again', this.#key('taken-again', ...what), COUNTER)
      if (used > 1 && used <= 1 + TOLD_AGAIN) return this.admit()
    }
    const { used } = await limiter.take('taken', this.#key('taken'), COUNTER)
    this.#note(used)
    if (await this.#isOver(used)) throw this.#over()
    if (await this.#isOver(used + 1)) log.warn('limit.taken', { unit: unit.id, via: asker[0] })
  }

  /** Whether the answer with this number is one too many. */
  async #isOver(used: number): Promise<boolean> {
    if (used <= TOLD_A_DAY) return false
    this.#most ??= this.#readMost()
    return used > (await this.#most)
  }

  async #readMost(): Promise<number> {
    const lines = await this.#scope.goodLines?.()
    return Math.max(TOLD_A_DAY, Math.floor((lines ?? 0) * TOLD_OF_LINES))
  }

  async #used(): Promise<number> {
    const isFile = this.#scope.goodLines !== undefined
    if (isFile && this.#look !== undefined && performance.now() - this.#look.at < LOOK_MS) return this.#look.used
    return this.#note(await this.#services.limiter.used('taken', this.#key('taken'), COUNTER))
  }

  #note(used: number): number {
    this.#look = { used, at: performance.now() }
    return used
  }

  #key(...parts: string[]): string {
    const { keyring, now } = this.#services
    const { unit, asker } = this.#scope
    return keyring.of(unit.id).limitKey(...parts, ...asker, now().toISOString().slice(0, 10))
  }

  #over(): Failure {
    const intoDay = this.#services.now().getTime() % DAY_MS
    return new Failure('TOO_MANY_REQUESTS', { retryAfter: Math.ceil((DAY_MS - intoDay) / 1_000) })
  }
}
