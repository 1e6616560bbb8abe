/** What went wrong at a step, as the address of the page behind it says. */
const SIGN_IN_ERRORS = [
  'identifier',
  'password',
  'both',
  'wrong',
  'characters',
  'characters-wrong',
  'later',
  'busy',
  'over',
  'choice',
  'code',
  'passkey',
  'foreign',
] as const
export type SignInError = (typeof SIGN_IN_ERRORS)[number]

const STATUS: Partial<Record<SignInError, number>> = { later: 429, busy: 503 }

/** What `e` of an address says; undefined for anything but an error of ours. */
export function readSignInError(typed: unknown): SignInError | undefined {
  return SIGN_IN_ERRORS.find((each) => each === typed)
}

/** The status of a page that says so. */
export function statusOf(error: SignInError | undefined): number {
  return (error && STATUS[error]) ?? 200
}
