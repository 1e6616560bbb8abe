import { z } from 'zod'
import { LANGUAGES } from '../../../contract/language.js'
import { shortText } from './short-text.js'

/**
 * The fields of an account as a school's system or the panel sends them; one left out stays as it is, an empty one is
 * removed. A class is as long as its door takes it.
 */
export const accountFields = {
  login: shortText,
  email: shortText.optional(),
  pesel: shortText.optional(),
  substituteId: shortText.optional(),
  firstName: shortText.optional(),
  lastName: shortText.optional(),
  language: z.union([z.enum(LANGUAGES), z.literal('')]).optional(),
}
