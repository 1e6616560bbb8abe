/** The form of what lies in a store: one more with each change that the server before it could not read. */
export const SCHEMA_VERSION = 1

/** A store that this server must not touch. */
export class SchemaStrange extends Error {
  override readonly name = 'SchemaStrange'
}

/**
 * Looks whether a store is for this server. `version` is undefined where none is written, as in an empty one. Throws
 * {@link SchemaStrange} for a newer one, and for accounts from before there were versions.
 */
export function judgeSchema({ version, hasAccounts }: { version: number | undefined; hasAccounts: boolean }): void {
  if (version === undefined) {
    if (!hasAccounts) return
    throw new SchemaStrange('made by a version before 0.1.0, which this one does not read: begin with an empty store')
  }
  if (version > SCHEMA_VERSION)
    throw new SchemaStrange(
      `made by a newer version of Klucznik (schema ${version}, this one knows ${SCHEMA_VERSION}): run that one`,
    )
}
