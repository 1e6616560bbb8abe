/** `mongodb://[user[:password]@]host[:port][,…][/database][?options]`; what is special in a password is percent-encoded. */
const FORM =
  /^mongodb(\+srv)?:\/\/(?:(?:[^\s:@/?#%]|%[\da-f]{2})+(?::(?:[^\s:@/?#%]|%[\da-f]{2})*)?@)?[^\s@/?#,]+(?:,[^\s@/?#,]+)*(?:\/[^\s/?#]*)?(?:\?[^\s#]*)?$/i

/** What is wrong with a `DATABASE_URL`, as far as its form tells; it repeats no password. */
export function explainDatabaseUrl(text: string): string | undefined {
  if (!/^mongodb(\+srv)?:\/\//.test(text)) return 'must begin with mongodb:// or mongodb+srv://'
  if (FORM.test(text)) return undefined
  return 'must look like mongodb://user:password@host:27017/database, with @ : / % in a password written %40 %3A %2F %25'
}
