/** The characters a picture may show: what people mistake for another, such as 0 and O, 1 and I or 4 and A, is left out. */
export const PICTURE_ALPHABET = 'ACDEFHJKLMNPRTUVWXY37'

/** How many of them it shows. */
export const PICTURE_CHARACTERS = { fewest: 5, most: 6 } as const

/** Size of the picture in CSS pixels. */
export const PICTURE_WIDTH = 200
export const PICTURE_HEIGHT = 70

/** Device pixels to a CSS pixel. */
export type PictureScale = 1 | 2

/** Units of the outlines in glyphs.txt to the height of a capital letter: fine enough for twice the picture's size. */
export const OUTLINE_UNITS = 240
