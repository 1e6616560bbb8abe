/** One of a unit's data keys. */
export interface DataKey extends KeyTimes {
  /** 32 bytes. */
  bytes: Buffer
}

/** What decides which of a unit's keys does what. */
export interface KeyTimes {
  /** Since when it makes everything new; absent while servers are still to see it. */
  activeAt?: Date | undefined
  /** When the last account that older keys had made was keyed anew. */
  rekeyedAt?: Date | undefined
}

/** In a unit's chain, the first key first: `current` makes what is new, accounts may still be stored under `oldest`. */
export function placesIn(chain: readonly KeyTimes[]): { current: number; oldest: number } {
  return {
    current: Math.max(
      0,
      chain.findLastIndex(({ activeAt }) => activeAt !== undefined),
    ),
    oldest: Math.max(
      0,
      chain.findLastIndex(({ rekeyedAt }) => rekeyedAt !== undefined),
    ),
  }
}
