import { randomBytes } from 'node:crypto'
import { open, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CliMistake } from './cli-mistake.js'
import { neutral } from './neutral.js'

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
}

/**
 * Writes a file that nobody else may read, and puts it into its place when it is whole: until then whatever stood there
 * stays, and after a failure nothing is left over. Throws {@link CliMistake} when it cannot be written, and whatever
 * the pieces throw.
 */
export async function writeFileWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const begun = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
  const refuse = (reason: string): never => {
    throw new CliMistake(`cannot write ${neutral(path)}: ${reason}`)
  }
  const tell = (error: unknown): never => {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
    return refuse(REASONS[code] ?? code)
  }
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory()) refuse('it is a folder')
  // a device or a pipe would be replaced, not written to
  if (there !== undefined && !there.isFile()) refuse('it is no file')
  const file = await open(begun, 'wx', 0o600).catch(tell)
  try {
    try {
      for await (const piece of pieces) await file.appendFile(piece).catch(tell)
      await file.sync().catch(tell)
    } finally {
      await file.close()
    }
    await rename(begun, path).catch(tell)
  } catch (error) {
    await unlink(begun).catch(() => {})
    throw error
  }
}
