const KEY = 'klucznik-panel-place'

/** Keeps the place in the panel while its owner is at the sign-in page; with no login whoever signs in comes to it. */
export function keepPlace(login: string): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ login, hash: location.hash }))
  } catch {
    // a browser that keeps nothing leads to the first place
  }
}

/** The kept place, once, if it is this person's; undefined when there is none. */
export function takePlace(login: string): string | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { login: string; hash: string } | null
    dropPlace()
    return kept !== null && ['', login].includes(kept.login) ? kept.hash : undefined
  } catch {
    return undefined
  }
}

/** Whoever has signed out leaves no place behind. */
export function dropPlace(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // nothing was kept either
  }
}
