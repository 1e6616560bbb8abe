/** Path of a `mongod` that runs here; undefined when none can be had. */
export function findMongod(options?: {
  downloadLimitMs?: number
  log?: (line: string) => void
}): Promise<string | undefined>
