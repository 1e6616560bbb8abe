/** What was drawn, up to so many bytes; what was not asked for the longest is let go. */
export class KeptDrawings {
  readonly #most: number
  readonly #kept = new Map<string, Buffer>()
  #bytes = 0

  constructor(mostBytes: number) {
    this.#most = mostBytes
  }

  get(key: string): Buffer | undefined {
    const media = this.#kept.get(key)
    if (media === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, media)
    return media
  }

  /** Keeps what is not yet kept. */
  add(key: string, media: Buffer): void {
    this.#kept.set(key, media)
    this.#bytes += media.length
    for (const [oldest, { length }] of this.#kept) {
      if (this.#bytes <= this.#most) return
      this.#kept.delete(oldest)
      this.#bytes -= length
    }
  }
}
