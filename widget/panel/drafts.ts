/** What was typed and not saved, and what is at work, by place; in this page's memory alone, for one login. */
export class Drafts {
  #owner = ''
  readonly #kept = new Map<string, unknown>()

  /** Whoever signs in finds their own drafts and nobody else's. */
  belongTo(login: string): void {
    if (login !== this.#owner) this.clear()
    this.#owner = login
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

  /** Gives what is at work at a place and leaves it there; begins it when nothing is. */
  hold<Work extends object>(place: string, begin: () => Work): Work {
    const work = (this.#kept.get(place) as Work | undefined) ?? begin()
    this.#kept.set(place, work)
    return work
  }

  clear(): void {
    this.#kept.clear()
  }
}
