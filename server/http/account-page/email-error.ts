/** What went wrong where somebody gives another address, as the address of the page behind the form says. */
export const EMAIL_ERRORS = ['email', 'same', 'later'] as const
export type EmailError = (typeof EMAIL_ERRORS)[number]

/** How far a link that went to a new address is: asked for with a button, done in one of two ways, or not alive. */
export const PROOF_STEPS = ['ask', 'waits', 'changed', 'gone', 'later'] as const
export type ProofStep = (typeof PROOF_STEPS)[number]
