import { z } from 'zod'
import { IDENTIFIER_MAX_LENGTH } from '../../../contract/field-lengths.js'

/** A login, a name, a class: nothing that is typed or looked for is longer than an identifier. */
export const shortText = z.string().max(IDENTIFIER_MAX_LENGTH)
