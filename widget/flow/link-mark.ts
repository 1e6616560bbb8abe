/** What a history entry remembers of a link once its ticket is out of the address: nothing that opens anything. */
export interface LinkMark {
  /** Until when the link works; undefined while nobody knows. ISO 8601. */
  until?: string
  /** The code beside the link brought the reader here: it does so once. */
  isCodeSpent?: boolean
}

/** The mark of the history entry on show; it lives through a reload, and through a tab that a phone put to sleep. */
export function readLinkMark(): LinkMark | undefined {
  return (history.state as { klucznik?: LinkMark } | null)?.klucznik
}

/** Puts a mark on the history entry beside whatever its page keeps there, or takes it off. */
export function writeLinkMark(klucznik: LinkMark | undefined): void {
  const state: unknown = history.state
  // what is no plain object is the page's own affair
  if (state !== null && Object.prototype.toString.call(state) !== '[object Object]') return
  const { klucznik: _before, ...others } = (state ?? {}) as { klucznik?: LinkMark }
  const kept = Object.keys(others).length > 0 ? others : null
  history.replaceState(klucznik ? { ...others, klucznik } : kept, '')
}
