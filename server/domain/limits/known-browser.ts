import { randomBytes } from 'node:crypto'
import type { Keyring } from '../keyring.js'
import type { Unit } from '../unit.js'
import { countedIdentifier } from './counted-identifier.js'

const PURPOSE = 'known browser'

/** For so long a browser is known after somebody was let in there, in seconds. */
export const KNOWN_SECONDS = 180 * 86_400

/** Identifiers that one browser is known for; of more, the latest. */
const MOST_IDENTIFIERS = 8

const NONCE_BYTES = 12
const ENTRY = /^([\w-]{16})\.([\da-z]{1,9})\.([\w.-]{1,128})$/
const BETWEEN = '~'

/** Where somebody is about to sign in, and what their browser shows. */
export interface BrowserShown {
  unit: Unit
  /** As it was typed. */
  identifier: string
  /** What {@link rememberBrowser} gave the browser the last time. */
  shown: string | undefined
  now: Date
}

interface Entry {
  text: string
  nonce: string
  isOfThis: boolean
}

/**
 * The name under which a browser is known for this identifier: somebody was let in there with it, not too long ago. It gives no
 * right but to tries of its own, so a new password does not end it; a unit's new key does.
 */
export function knownBrowser(keyring: Keyring, order: BrowserShown): string | undefined {
  return entriesOf(keyring, order).find(({ isOfThis }) => isOfThis)?.nonce
}

/** What a browser is to show from now on, after somebody was let in: no identifier stands in it, a mark binds each entry to one. */
export function rememberBrowser(keyring: Keyring, order: BrowserShown): string {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url')
  const until = Math.floor(order.now.getTime() / 1_000) + KNOWN_SECONDS
  const others = entriesOf(keyring, order).filter(({ isOfThis }) => !isOfThis)
  const mark = keyring.of(order.unit.id).mark(PURPOSE, ...partsOf(order, nonce, until))
  const own = [nonce, until.toString(36), mark].join('.')
  return [own, ...others.map(({ text }) => text)].slice(0, MOST_IDENTIFIERS).join(BETWEEN)
}

/** What is left of its time. Whose the others are can be told only with their identifier. */
function entriesOf(keyring: Keyring, { now, shown = '', ...order }: BrowserShown): Entry[] {
  return shown
    .split(BETWEEN, MOST_IDENTIFIERS)
    .map((text): Entry | undefined => {
      const [, nonce = '', time = '', mark = ''] = ENTRY.exec(text) ?? []
      const until = Number.parseInt(time, 36)
      if (!(until > now.getTime() / 1_000)) return undefined
      const isOfThis = keyring.of(order.unit.id).isMarked(mark, PURPOSE, ...partsOf(order, nonce, until))
      return { text, nonce, isOfThis }
    })
    .filter((entry) => entry !== undefined)
}

function partsOf({ identifier }: Pick<BrowserShown, 'identifier'>, nonce: string, until: number): string[] {
  return [countedIdentifier(identifier), nonce, String(until)]
}
