import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Hearing } from './hearing.js'

/** Where and with what a shell begins; nothing of this process's own environment gets in. */
export interface Surroundings {
  folder: string
  variables: Record<string, string>
}

/** What a block of commands did. */
export interface Outcome {
  /** Both of its outputs, in their order. */
  output: string
  /** 0, or the exit status of the last command that failed. */
  status: number
}

/** A window in which one block is typed after another: the folder and the variables stay. */
export class Terminal {
  readonly #shell: ChildProcessWithoutNullStreams
  readonly #heard: Hearing

  constructor({ folder, variables }: Surroundings) {
    this.#shell = spawn('bash', ['--noprofile', '--norc'], { cwd: folder, env: variables })
    this.#heard = new Hearing(this.#shell)
    this.#shell.stdin.write('exec 2>&1; set -o pipefail\n')
  }

  /** Types the block and waits until all of it is done. */
  async run(code: string): Promise<Outcome> {
    const end = randomUUID()
    this.#heard.text = ''
    // what a command would read from the keyboard is empty, else it would eat the next lines
    this.#shell.stdin.write(`failed=0; trap 'failed=$?' ERR\n{\n${code}} </dev/null\ntrap - ERR\n`)
    this.#shell.stdin.write(`printf '\\n${end} %s\\n' "$failed"\n`)
    const done = new RegExp(`^([^]*)\\n${end} (\\d+)\\n`)
    const [, output = '', status] = await this.#heard.until((text) => done.exec(text))
    return { output, status: Number(status) }
  }

  async close(): Promise<void> {
    this.#shell.kill('SIGKILL')
    await this.#heard.closed()
  }
}
