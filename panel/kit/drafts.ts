/** Says what is typed in a form and not saved; undefined when nothing is. */
export type ReadDraft = () => object | undefined

/** What was typed and not saved, and what is still under way, by place; in this page's memory alone, for one login. */
export class Drafts {
  #owner = ''
  readonly #kept = new Map<string, object>()
  readonly #open = new Set<ReadDraft>()
  readonly #works = new Map<string, object>()

  /** Whether anything would be lost. */
  get isAny(): boolean {
    return this.#kept.size > 0 || [...this.#open].some((read) => read() !== undefined)
  }

  /** Whoever signs in finds their own drafts and nobody else's. */
  belongTo(login: string): void {
    if (login !== this.#owner) this.clear()
    this.#owner = login
  }

  /** A form is on show. */
  open(read: ReadDraft): void {
    this.#open.add(read)
  }

  /** It no longer is. */
  close(read: ReadDraft): void {
    this.#open.delete(read)
  }

  keep(place: string, draft: object): void {
    this.#kept.set(place, draft)
  }

  /** Gives a draft back, once. */
  take<Draft extends object>(place: string): Draft | undefined {
    const draft = this.#kept.get(place) as Draft | undefined
    this.#kept.delete(place)
    return draft
  }

  /** Whether it was still kept. */
  drop(place: string, draft: object): boolean {
    return this.#kept.get(place) === draft && this.#kept.delete(place)
  }

  /** What is under way at a place, where it stays; begun now if nothing is. */
  hold<Work extends object>(place: string, begin: () => Work): Work {
    const work = (this.#works.get(place) as Work | undefined) ?? begin()
    this.#works.set(place, work)
    return work
  }

  clear(): void {
    this.#kept.clear()
    this.#works.clear()
  }
}
