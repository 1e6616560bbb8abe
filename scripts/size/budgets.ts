// Bytes, compressed by brotli as they are sent; see docs/decisions/budgets.md.

/** All that a page loads until the request form is usable, in one language. */
export const WIDGET_BUDGET = 16_000

/** All that somebody loads who works with the panel, in one language. */
export const PANEL_BUDGET = 36_900

/** What a page loads on which a passkey is made or signs. */
export const PASSKEYS_BUDGET = 3_000
