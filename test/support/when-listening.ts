import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A `klucznik serve` that is ready, and all that it printed. */
export interface Listening {
  url: string
  /** Everything on stdout and stderr so far. */
  output(): string
}

/** Resolves when the child says that it listens; rejects with what it printed if it ends before. */
export function whenListening(child: ChildProcess): Promise<Listening> {
  let output = ''
  return new Promise((resolve, reject) => {
    assert.ok(child.stdout && child.stderr)
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`
      const { msg, url } = JSON.parse(line) as { msg?: string; url?: string }
      if (msg === 'listening' && url !== undefined) resolve({ url, output: () => output })
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)))
  })
}
