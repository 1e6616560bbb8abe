import { FIELD_ORDER, NOBODY, type FieldName, type Typed } from './person-fields.js'

/** What stands in a person's fields; nothing is written over what was typed. */
export class FieldValues {
  readonly #form: HTMLElement
  /** What was last written into the fields here: whatever differs from it was typed. */
  #given = NOBODY

  constructor(form: HTMLElement) {
    this.#form = form
  }

  input(name: FieldName): HTMLInputElement | HTMLSelectElement | null {
    return this.#form.querySelector(`[name=${name}]`)
  }

  /** A field that is not on show has what is stored. */
  read(stored: Typed): Typed {
    const read = (name: FieldName): [FieldName, string] => [name, this.input(name)?.value.trim() ?? stored[name]]
    return Object.fromEntries(FIELD_ORDER.map(read)) as Typed
  }

  /** Writes what is stored now into each field that nobody has typed in since. */
  give(stored: Typed): void {
    const typed = this.read(this.#given)
    const isDue = (name: FieldName): boolean => stored[name] !== this.#given[name] && typed[name] === this.#given[name]
    this.write(stored, FIELD_ORDER.filter(isDue))
    this.#given = stored
  }

  /** These values were sent: whatever differs from them later was typed after that. */
  sent(typed: Typed): void {
    this.#given = typed
  }

  write(values: Typed, names: readonly FieldName[] = FIELD_ORDER): void {
    for (const name of names) {
      const input = this.input(name)
      if (input) input.value = values[name]
    }
  }
}
