import type { Judgement, MeantKind } from '../../contract/judge-identifier.js'
import type { LaterMessages } from '../i18n/later/messages.js'

/** The name of the text that says what seems wrong with an identifier. */
export type IdentifierFault = Extract<keyof LaterMessages['request'], 'identifierInvalid' | `${MeantKind}${string}`>

const FAULTS = {
  nobodys: {
    email: 'emailWrong',
    pesel: 'peselWrong',
    substitute: 'substituteWrong',
    login: 'identifierInvalid',
  },
  doubtful: {
    email: 'emailDoubted',
    pesel: 'peselDoubted',
    substitute: 'substituteDoubted',
    login: 'loginDoubted',
  },
} as const satisfies Record<string, Record<MeantKind, IdentifierFault>>

/** What is said of an identifier that is not sound. */
export function identifierFault({ verdict, meant }: Exclude<Judgement, { verdict: 'sound' }>): IdentifierFault {
  return FAULTS[verdict][meant]
}
