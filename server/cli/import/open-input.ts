import { open } from 'node:fs/promises'
import { addAbortSignal, type Readable } from 'node:stream'
import { CliMistake } from '../kit/cli-mistake.js'
import { neutral } from '../kit/neutral.js'

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read by this user',
  EPERM: 'it may not be read by this user',
  EISDIR: 'it is a folder',
}

/**
 * The bytes of a file, or of `stdin` for `-`, until the signal ends them early.
 * Throws {@link CliMistake} when the file cannot be opened or read.
 */
export async function* openInput(
  path: string,
  { stdin, signal }: { stdin: Readable; signal: AbortSignal },
): AsyncGenerator<Buffer> {
  try {
    const input = path === '-' ? stdin : (await open(path)).createReadStream()
    for await (const chunk of addAbortSignal(signal, input)) yield Buffer.from(chunk as Uint8Array | string)
  } catch (error) {
    if (signal.aborted) return
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
    throw new CliMistake(`cannot read ${neutral(path)}: ${REASONS[code] ?? code}`)
  }
}
