import { spawn, type ChildProcess } from 'node:child_process'
import { Hearing } from './hearing.js'
import type { Surroundings } from './terminal.js'

/** A window of its own, for a block that ends in `klucznik serve`. */
export class Serving {
  readonly #shell: ChildProcess
  readonly #heard: Hearing

  constructor(code: string, { folder, variables }: Surroundings) {
    // a group of its own, so that Ctrl+C reaches what the shell has started
    const options = { cwd: folder, env: variables, detached: true }
    this.#shell = spawn('bash', ['--noprofile', '--norc', '-c', code], options)
    this.#heard = new Hearing(this.#shell)
  }

  /** The line that says that it listens. Rejects with all that it wrote when it stops instead. */
  listening(): Promise<string> {
    return this.#heard.until((text) => /^.*"msg":"listening".*$/m.exec(text)?.[0])
  }

  /** Ctrl+C. */
  async stop(): Promise<void> {
    if (this.#shell.exitCode === null && this.#shell.pid !== undefined) process.kill(-this.#shell.pid, 'SIGINT')
    await this.#heard.closed()
  }
}
