import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { startInbox, type Inbox } from '../../demo/inbox.js'
import { freePort } from '../support/free-port.js'
import { REPOSITORY } from '../support/repository.js'
import { isListed } from './not-run.js'
import type { Block } from './read-page.js'
import { Serving } from './serving.js'
import { Terminal, type Surroundings } from './terminal.js'

/**
 * An operator's machine with nothing on it but Node, a shell and the code: a page's blocks are taken on it one after
 * another, as they stand. Only its ports are other ones, since a test may not have 8080 and 25.
 */
export class Machine {
  readonly inbox: Inbox
  /** Where the server answers. */
  readonly url: string
  /** Where the page has its reader work. */
  readonly folder: string
  readonly #home: string
  readonly #ports: [printed: string, own: string][]
  readonly #variables: Record<string, string>
  #window: Terminal
  #server: Serving | undefined
  #last: { heading: string; output: string } | undefined

  private constructor({ home, port, inbox }: { home: string; port: number; inbox: Inbox }) {
    this.#home = home
    this.folder = join(home, 'przykladowo')
    this.inbox = inbox
    this.url = `http://localhost:${port}`
    this.#ports = [
      ['localhost:8080', `localhost:${port}`],
      ['127.0.0.1:8080', `127.0.0.1:${port}`],
      ['localhost:25', `localhost:${inbox.port}`],
    ]
    this.#variables = {
      HOME: home,
      PATH: [join(home, 'npm', 'bin'), dirname(process.execPath), process.env['PATH']].join(delimiter),
      PORT: String(port),
      npm_config_prefix: join(home, 'npm'),
      npm_config_update_notifier: 'false',
    }
    this.#window = new Terminal({ folder: REPOSITORY, variables: this.#variables })
  }

  static async start(): Promise<Machine> {
    const home = await mkdtemp(join(tmpdir(), 'klucznik-machine-'))
    return new Machine({ home, port: await freePort(), inbox: await startInbox() })
  }

  /** Does what a reader does with a block; what cannot be done here is listed in `not-run.ts`. */
  async take(block: Block): Promise<void> {
    const { language, file } = block
    const code = this.#withOwnPorts(block.code)
    if (file !== undefined) await writeFile(join(this.folder, file), code)
    else if (language === 'sh' && !isListed(block)) await this.#run(block, code)
    else if (language === 'text' && this.#last?.heading === block.heading) assertLooksLike(this.#last.output, code)
    else if (language === 'json' && code.startsWith('"')) await this.#enterIntoUnit(code)
  }

  /** Takes a block's commands in the window that is open, and gives back what they print. */
  async run(code: string): Promise<string> {
    const { output, status } = await this.#window.run(code)
    assert.equal(status, 0, `${code}ends with ${status}:\n${output}`)
    return output
  }

  async stop(): Promise<void> {
    await this.#window.close()
    await this.#server?.stop()
    await this.inbox.close()
    await rm(this.#home, { recursive: true, force: true })
  }

  async #run({ heading }: Block, code: string): Promise<void> {
    if (/\bklucznik serve\n$/.test(code)) {
      this.#last = { heading, output: await this.#serve(code) }
      return
    }
    this.#last = { heading, output: await this.run(code) }
  }

  async #serve(code: string): Promise<string> {
    const isFirst = this.#server === undefined
    const there: Surroundings = { folder: this.folder, variables: this.#variables }
    await this.#server?.stop()
    this.#server = new Serving(code, there)
    const line = await this.#server.listening()
    if (!isFirst) return line
    // the first window is the server's from now on: what follows is typed into a second one, which knows nothing yet
    await this.#window.close()
    this.#window = new Terminal({ folder: this.#home, variables: this.#variables })
    return line
  }

  /** Fields for the unit's entry in the units file; the dots are for what the commands above have printed. */
  async #enterIntoUnit(code: string): Promise<void> {
    const [printed = ''] = this.#last?.output.trim().split(/\s/) ?? []
    const path = join(this.folder, 'units.json')
    const [unit] = JSON.parse(await readFile(path, 'utf8')) as [object]
    const fields = JSON.parse(`{${code.replace('…', printed)}}`) as object
    await writeFile(path, JSON.stringify([{ ...unit, ...fields }]))
  }

  #withOwnPorts(code: string): string {
    return this.#ports.reduce((text, [printed, own]) => text.replaceAll(printed, own), code)
  }
}

/** `…` stands for anything within a line, and any white space for any other: columns are as wide as they have to be. */
function assertLooksLike(output: string, printed: string): void {
  const pattern = printed
    .trim()
    .split('\n')
    .map((line) => line.split('…').map(escape).join('.*'))
    .join('\\n')
  const seen = output
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
  assert.match(seen, new RegExp(`^${pattern}$`))
}

function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
