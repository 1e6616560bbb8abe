import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Runs a command in a process of its own, as it was built. Throws what it says when it ends with a mistake. */
export async function runKlucznik(args: string[], variables: Record<string, string>): Promise<void> {
  const bin = join(import.meta.dirname, '..', 'dist', 'server', 'bin.js')
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...variables },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${said}`)
}
