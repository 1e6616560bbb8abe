import { LANGUAGES } from '../../../contract/language.js'
import type { RecordFault } from '../../../contract/people-file.js'
import type { RowReason } from '../../../contract/row-reason.js'
import type { LineRefusal } from '../../../contract/import-message.js'
import type { Clash } from '../../import/claimed-identifiers.js'

/** What is wrong with a line's fields, in words that repeat nothing of them. */
const ROW_REFUSALS: Record<RowReason, string> = {
  LOGIN_MISSING: 'the login is missing',
  LOGIN_INVALID: 'the login is longer than 64 characters or has one that is no letter, no digit and none of . _ - @ +',
  LOGIN_IS_PESEL: 'there is a PESEL in the login, which must not be shown or mailed',
  EMAIL_INVALID: 'the e-mail address is not valid',
  EMAIL_LATER: 'too many addresses were changed today; change this one tomorrow',
  PESEL_DIGITS: 'the PESEL has a character that is not a digit',
  PESEL_LENGTH: 'the PESEL does not have eleven digits (spreadsheets drop a zero at its start)',
  PESEL_CHECK: "the PESEL's check digit is wrong",
  PESEL_DATE: "the PESEL's birth date is in no calendar",
  PESEL_MISPLACED: 'a PESEL stands in a name or in the class; are the columns in their places?',
  SUBSTITUTE_ID_INVALID: 'the substitute_id is mistyped; leave it empty to get a generated one',
  NAME_INVALID: String.raw`a name is longer than 100 characters or holds what a mail must not: / : @ \ www., a third dot, invisible characters`,
  CLASS_INVALID: String.raw`the class is longer than 100 characters or holds what a mail must not: / : @ \ www., a third dot, invisible characters`,
  LANGUAGE_UNKNOWN: `the language is none of ${LANGUAGES.join(', ')}`,
  LOGIN_TAKEN: 'another account has this login',
  PESEL_TAKEN: 'another account has this PESEL',
  SUBSTITUTE_ID_TAKEN: 'another account has this substitute_id',
  CLASS_NOT_YOURS: 'the class is not one of yours',
}

/** Why a line could not be read at all. */
const RECORD_REFUSALS: Record<RecordFault, string> = {
  ENCODING: 'this is not UTF-8 text; save the file as "CSV UTF-8"',
  TOO_LONG: 'the line is too long',
  QUOTE_OPEN: 'a quotation mark opens here and is never closed',
  QUOTE: 'a quotation mark stands within a field; put the field in quotation marks and double those inside',
}

const TWICE: Record<Clash['what'], string> = { login: 'login', pesel: 'PESEL', substitute: 'substitute identifier' }

/** Why a line was refused, in words that repeat nothing of it. */
export function explainRefusals(refusals: LineRefusal[]): string {
  return refusals.map(explainRefusal).join('; ')
}

function explainRefusal(refusal: LineRefusal): string {
  if (refusal.code === 'FIELD_COUNT') return `the number of fields is ${refusal.count}, not ${refusal.expected}`
  if (refusal.code === 'TWICE_IN_FILE') return `the ${TWICE[refusal.what]} is already on line ${refusal.line}`
  return { ...ROW_REFUSALS, ...RECORD_REFUSALS }[refusal.code]
}
