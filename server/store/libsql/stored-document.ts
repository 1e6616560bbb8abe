/** Fields that hold a date, in whatever document they stand. */
const DATES: ReadonlySet<string> = new Set([
  'at',
  'changedAt',
  'createdAt',
  'dueAt',
  'expiresAt',
  'mailedAt',
  'passwordSetAt',
  'rightsAt',
  'seenAt',
])

/** A document as JSON; dates as ISO 8601 in UTC. */
export function writeDocument(document: object): string {
  return JSON.stringify(document)
}

/** The document of a row with a column `doc` that {@link writeDocument} wrote. */
export function readDocument<Document>(row: unknown): Document {
  return JSON.parse((row as { doc: string }).doc, (name, value: unknown) =>
    DATES.has(name) && typeof value === 'string' ? new Date(value) : value,
  ) as Document
}
