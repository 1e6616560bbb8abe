/** The characters a picture may show: what people mistake for another, such as 0 and O, 1 and I or 4 and A, is left out. */
export const PICTURE_ALPHABET = 'ACDEFHJKLMNPRTUVWXY37'

/** How many of them it shows. */
export const PICTURE_CHARACTERS = { fewest: 5, most: 6 } as const
