/** For what a new release changes under the same address: five minutes after it everybody has the new one. */
export const UNTIL_NEXT_RELEASE = 'public, max-age=300'

/** For what hardly ever changes, and does no harm for a day when it has. */
export const FOR_A_DAY = 'public, max-age=86400'

/** For addresses that name a version: what stands there never changes. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
