/**
 * The characters a picture may show: what people mistake for another, such as 0 and O, 1 and I, 4 and A, or when
 * it is bent and struck through, F and E, 7 and T, is left out.
 */
export const PICTURE_ALPHABET = 'ACDEHJKLMNPRTUVWXY3'

/** How many of them it shows. */
export const PICTURE_CHARACTERS = { fewest: 5, most: 6 } as const

/** Characters that look like others when they touch: N and N like a W, V and V too, L and J or L and W like a U. */
const MERGING = ['MNVW', 'JLU', 'LVW']

/** Whether people tell the two apart when they stand side by side. */
export function standsBeside(first: string, second: string): boolean {
  return !MERGING.some((signs) => signs.includes(first) && signs.includes(second))
}
