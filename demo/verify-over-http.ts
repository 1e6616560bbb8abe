/** Whose password it is. */
export interface SignedIn {
  login: string
  firstName: string
  lastName: string
}

/** How a sign-in ended; a family with one address and one password is let in to all of its accounts. */
export type SignInAnswer =
  | { outcome: 'valid'; accounts: SignedIn[] }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number }
  | { outcome: 'unavailable' }

/** Whose password is to be checked, and by whom. */
export interface SignInTry {
  /** Origin of the Klucznik server. */
  server: string
  unit: string
  /** The system's, which may verify. */
  key: string
  /** E-mail address, PESEL, login or substitute identifier, as it was typed. */
  identifier: string
  password: string
  /** Address of whoever types, so that one who guesses keeps nobody else out. */
  client: string
}

const PATIENCE_MS = 5_000

/** Calls `accounts.verify` as any system of a school would, with nothing but `fetch`. Never rejects. */
export async function verifyOverHttp({ server, unit, key, ...typed }: SignInTry): Promise<SignInAnswer> {
  try {
    const response = await fetch(`${server}/trpc/${unit}/accounts.verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(typed),
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return read((await response.json()) as VerifyResponse)
  } catch {
    return { outcome: 'unavailable' }
  }
}

interface VerifyResponse {
  result?: {
    data: { valid: true; accounts: SignedIn[] } | { valid: false }
  }
  error?: { data?: { code?: string; retryAfter?: number } }
}

function read({ result, error }: VerifyResponse): SignInAnswer {
  if (result?.data.valid) return { outcome: 'valid', accounts: result.data.accounts }
  if (result !== undefined) return { outcome: 'wrong' }
  const { code, retryAfter = 60 } = error?.data ?? {}
  if (code === 'TOO_MANY_REQUESTS') return { outcome: 'wait', seconds: retryAfter }
  // what cannot be an identifier at all, such as one of a thousand characters
  if (code === 'INPUT_INVALID') return { outcome: 'wrong' }
  return { outcome: 'unavailable' }
}
