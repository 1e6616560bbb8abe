/** Code points of a login; the other lengths are UTF-16 code units, without the white space around a text. */
export const LOGIN_MAX_LENGTH = 64

/** Of an identifier as it is typed. */
export const IDENTIFIER_MAX_LENGTH = 254

/** Of a first or a last name. */
export const NAME_MAX_LENGTH = 100

/** Of the class of a member. */
export const CLASS_MAX_LENGTH = 100

/** Of all classes of a teacher, who has them in one field. */
export const CLASSES_MAX_LENGTH = 1_000

/** Symbols of a substitute identifier; the last one checks the others, and fifteen random ones are 61 bits. */
export const SUBSTITUTE_ID_LENGTH = 16
