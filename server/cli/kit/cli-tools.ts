import type { Readable } from 'node:stream'
import type { WriteLetters } from '../../domain/ports/letter-writer.js'
import type { Services } from '../../domain/ports/services.js'

/** What commands on accounts work with. */
export type AccountServices = Pick<
  Services,
  'accounts' | 'audit' | 'keyring' | 'keys' | 'log' | 'now' | 'outbox' | 'units'
> &
  Partial<Pick<Services, 'publicUrl'>>

/** What the command line needs from outside: streams, a server to run, a store to open. */
export interface CliTools {
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
  /** Read where a file is named `-`; the process's own by default. */
  stdin?: Readable
  /** Runs until SIGTERM or SIGINT. */
  serve(options: { demo: boolean }): Promise<void>
  /** Opens store and keyring by the environment; letters ask for the public URL too, when there is one. */
  openServices(purpose?: 'accounts' | 'letters'): Promise<{ services: AccountServices; close(): Promise<void> }>
  writeLetters: WriteLetters
  /** Resolves after so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>
}
