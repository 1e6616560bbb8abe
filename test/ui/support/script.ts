import type { AnyTRPCProcedure, inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { ImportMessage } from '../../../contract/import-message.js'
import type { AppRouter } from '../../../server/rpc/router.js'

/** Paths such as `recovery.request` of everything in a router. */
type PathsOf<Record, Prefix extends string = ''> = {
  [Name in keyof Record & string]: Record[Name] extends AnyTRPCProcedure
    ? `${Prefix}${Name}`
    : PathsOf<Record[Name], `${Prefix}${Name}.`>
}[keyof Record & string]

/** What stands under such a path. */
type Under<Tree, Path extends string> = Path extends `${infer Branch}.${infer Rest}`
  ? Branch extends keyof Tree
    ? Under<Tree[Branch], Rest>
    : never
  : Path extends keyof Tree
    ? Tree[Path]
    : never

/** What an element calls; `accounts.*` is for the schools' systems. */
export type Procedure = Exclude<PathsOf<AppRouter['_def']['record']>, `accounts.${string}`>
export type Input<Path extends Procedure> = Under<inferRouterInputs<AppRouter>, Path>
export type Output<Path extends Procedure> = Under<inferRouterOutputs<AppRouter>, Path>

/** One answer of a procedure, by default the one that the test server makes up. */
export interface Step<Data = unknown> {
  /** It comes when the test releases it. */
  held?: true
  /** A body that is no answer of the server's, with the `status` of a proxy. */
  raw?: string
  status?: number
  /** A failure, with what its data has besides the code. */
  code?: string
  facts?: object
  data?: Data
  /** Data that no server of this version sends. */
  nonsense?: unknown
}

/** One answer to the wish for a challenge. */
export interface IssueStep extends Step<Output<'captcha.issue'>> {
  /** Life in milliseconds. */
  expiresIn?: number
  /** How long the work is: the counters that are tried, and the iterations of each. */
  tries?: number
  cost?: number
  first?: Output<'captcha.issue'>['first']
}

/** One answer to a file: what comes after its first line is held, or the answer ends there. */
export interface ImportStep {
  held?: true
  end?: 'break' | Extract<ImportMessage, { failed: string }>['failed']
}

export type StepOf<Path extends Procedure> = Path extends 'captcha.issue' ? IssueStep : Step<Output<Path>>

/** What a unit answers, one step after the other; the last one stays. */
export type Script = { [Path in Procedure]?: StepOf<Path>[] } & {
  /** Whether sounds and pictures load. */
  [Media in 'picture' | 'sound']?: { status?: number }[]
} & { [Mode in 'import.preview' | 'import.store']?: ImportStep[] }

/** What the picture of every challenge "shows". */
export const ANSWER = 'ACDEF'

/** The code of whoever was mailed one. */
export const CODE = '04829317'

/** What a unit was asked. */
export interface Call {
  procedure: Procedure | 'import.preview' | 'import.store'
  input: Record<string, unknown>
}
