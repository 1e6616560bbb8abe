import { open, stat, unlink } from 'node:fs/promises'

/** Nobody works on a mailbox for longer: whoever left the lock is gone. */
const STALE_MS = 5 * 60_000

/**
 * Runs `work` while `<path>.lock` is ours, as mail programs lock an mbox; undefined, and nothing is run, while somebody
 * else holds it. A lock that was left behind, and a folder that we may not write to, are no hindrance.
 */
export async function whileLocked<T>(path: string, now: Date, work: () => Promise<T>): Promise<T | undefined> {
  const lock = `${path}.lock`
  const taken = await take(lock, now)
  if (taken === 'busy') return undefined
  try {
    return await work()
  } finally {
    if (taken === 'ours') await unlink(lock)
  }
}

async function take(lock: string, now: Date): Promise<'ours' | 'none' | 'busy'> {
  try {
    const file = await open(lock, 'wx', 0o600)
    await file.close()
    return 'ours'
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return (await isStale(lock, now)) ? 'none' : 'busy'
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return 'none'
    throw error
  }
}

async function isStale(lock: string, now: Date): Promise<boolean> {
  // gone in between: busy for this once
  const found = await stat(lock).catch(() => undefined)
  return found !== undefined && now.getTime() - found.mtimeMs > STALE_MS
}
