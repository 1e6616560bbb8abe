/** The characters a picture may show: what people mistake for another, such as 0 and O, 1 and I or 4 and A, is left out. */
export const PICTURE_ALPHABET = 'ACDEFHJKLMNPRTUVWXY37'

/** Size of the picture in CSS pixels. */
export const PICTURE_WIDTH = 200
export const PICTURE_HEIGHT = 70

/** Device pixels to a CSS pixel. */
export type PictureScale = 1 | 2
