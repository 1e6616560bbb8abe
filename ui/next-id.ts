let last = 0

/** A prefix for ids that no other element on the page has; in light mode they all stand in one tree. */
export function nextId(): string {
  return `klucznik-${++last}`
}
