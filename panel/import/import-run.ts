import type { ReactiveControllerHost } from 'lit'
import type { ImportLine, ImportMessage, LineCounts, UploadRefusal } from '../../contract/import-message.js'
import { CallController } from '../kit/call-controller.js'
import type { Drafts } from '../kit/drafts.js'
import type { PanelClient } from '../kit/panel-client.js'

/** Where a file stands. */
export type ImportPhase = 'choose' | 'checking' | 'preview' | 'storing' | 'interrupted' | 'stored'

type Client = Pick<PanelClient, 'importFile'>

/** A file on its way in. It goes on when somebody looks at another place of the panel, and is there when they return. */
export class ImportRun implements ReactiveControllerHost {
  readonly call = new CallController(this)
  readonly updateComplete = Promise.resolve(true)
  readonly #watchers = new Set<{ requestUpdate(): void }>()
  /** What is shown is what will be stored, whatever happens to the file meanwhile. */
  #bytes: Uint8Array<ArrayBuffer> | undefined
  #phase: ImportPhase = 'choose'

  fileName = ''
  /** What the field for a file shows. */
  files: FileList | undefined
  /** Why the whole file was refused; `GONE`: it is no longer what was chosen. */
  refusal: UploadRefusal | { reason: 'GONE' } | undefined
  lines: ImportLine[] = []
  /** The row that stands above the lines to correct. */
  header = ''
  done: LineCounts | undefined
  /** Lines that the server has told of, and how many there are, about. */
  progress = { done: 0, all: 0 }

  get phase(): ImportPhase {
    return this.#phase
  }

  addController(): void {}
  removeController(): void {}

  requestUpdate(): void {
    for (const watcher of this.#watchers) watcher.requestUpdate()
  }

  /** Has a view drawn again with every change, until it calls what it is given. */
  watch(view: { requestUpdate(): void }): () => void {
    this.#watchers.add(view)
    return () => this.#watchers.delete(view)
  }

  /** Shows what would become of the file. Whoever asks while another file is under way is not heard. */
  async check(file: File, client: Client): Promise<void> {
    if (this.call.isBusy) return
    const shown = new DataTransfer()
    shown.items.add(file)
    Object.assign(this, { fileName: file.name, files: shown.files, refusal: undefined })
    this.#to('checking')
    const isThrough = await this.#send('preview', client, {
      read: async () => new Uint8Array(await file.arrayBuffer()),
      again: () => this.check(file, client),
    })
    this.#to(isThrough ? 'preview' : 'choose')
  }

  /** Stores what was checked. */
  async store(client: Client): Promise<void> {
    const bytes = this.#bytes
    if (this.call.isBusy || !bytes) return
    this.#to('storing')
    window.addEventListener('beforeunload', preventUnload)
    const isThrough = await this.#send('store', client, { read: async () => bytes, again: () => this.store(client) })
    window.removeEventListener('beforeunload', preventUnload)
    // lines are stored one by one: what was stored before it broke off stays
    this.#to(isThrough ? 'stored' : this.progress.all > 0 ? 'interrupted' : 'preview')
  }

  /** Forgets the file. */
  clear(): void {
    this.call.failure = undefined
    this.#bytes = undefined
    Object.assign(this, { fileName: '', files: undefined, refusal: undefined, lines: [], done: undefined })
    this.#to('choose')
  }

  /** True when the server has gone through the whole file. */
  async #send(
    mode: 'preview' | 'store',
    client: Client,
    { read, again }: { read: () => Promise<Uint8Array<ArrayBuffer>>; again: () => Promise<void> },
  ): Promise<boolean> {
    const lines: ImportLine[] = []
    let done: typeof this.done
    this.progress = { done: 0, all: 0 }
    const heard = (message: ImportMessage): void => {
      if ('outcome' in message) lines.push(message)
      else if ('lines' in message)
        Object.assign(this, { header: message.header, progress: { done: 0, all: message.lines } })
      else if ('done' in message) done = message.done
      else if ('progress' in message) this.#advance(lines.length)
    }
    await this.call.run(
      async () => {
        const bytes = await read().catch(() => undefined)
        this.#bytes = bytes
        this.refusal = bytes ? await client.importFile(bytes, { mode, heard }) : { reason: 'GONE' }
      },
      { again },
    )
    this.#advance(lines.length)
    if (!done) return false
    Object.assign(this, { lines, done })
    return true
  }

  #advance(done: number): void {
    this.progress = { done, all: Math.max(this.progress.all, done) }
    this.requestUpdate()
  }

  #to(phase: ImportPhase): void {
    this.#phase = phase
    this.requestUpdate()
  }
}

/** The file of whoever is signed in. */
export function importRunOf(drafts: Drafts): ImportRun {
  return drafts.hold('import', () => new ImportRun())
}

function preventUnload(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
