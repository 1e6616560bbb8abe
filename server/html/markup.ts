import { escapeHtml } from './escape-html.js'

/** HTML that needs no more escaping; only {@link markup} and {@link trusted} make it. */
export class Markup {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  toString(): string {
    return this.#text
  }
}

/** Writes HTML: every value that is not markup itself is escaped, for elements and for quoted attributes. */
export function markup(parts: TemplateStringsArray, ...values: (string | number | Markup | Markup[])[]): Markup {
  return new Markup(parts.reduce((text, part, at) => `${text}${write(values[at - 1] ?? '')}${part}`))
}

/** Text that this package wrote itself, such as a style sheet or a path of an SVG. */
export function trusted(text: string): Markup {
  return new Markup(text)
}

function write(value: string | number | Markup | Markup[]): string {
  if (Array.isArray(value)) return value.join('')
  return value instanceof Markup ? value.toString() : escapeHtml(String(value))
}
