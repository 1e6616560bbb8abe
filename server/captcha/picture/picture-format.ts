/** Size of the picture in CSS pixels. */
export const PICTURE_WIDTH = 200
export const PICTURE_HEIGHT = 70

/** Device pixels to a CSS pixel. */
export type PictureScale = 1 | 2

/** Units of the outlines in glyphs.txt to the height of a capital letter: fine enough for twice the picture's size. */
export const OUTLINE_UNITS = 240
