/** A list of what people commonly make passwords of: breached passwords, words, names, places. */
export interface CommonPasswords {
  /**
   * Whether a piece of a password stands on the list. The piece is folded as `foldPassword` does; the judge asks about
   * every piece of a password, not only the whole, so that `Warszawa2024!` is found by `warszawa`.
   */
  has(piece: string): boolean
}
