/** `ready`: nothing of it was heard yet. */
export type SoundState = 'ready' | 'playing' | 'paused' | 'ended' | 'broken'

/** Plays the sound of a challenge when a person asks for it, and never by itself. */
export class SoundPlayer {
  state: SoundState = 'ready'
  readonly #audio = new Audio()
  readonly #handleChange: () => void
  #url: string | undefined

  constructor(handleChange: () => void) {
    this.#handleChange = handleChange
    const audio = this.#audio
    audio.preload = 'auto'
    audio.addEventListener('playing', () => this.#to('playing'))
    // a sound that ends says `pause` before `ended`
    audio.addEventListener('pause', () => audio.ended || this.#to('paused'))
    audio.addEventListener('ended', () => this.#to('ended'))
    audio.addEventListener('error', () => this.#url && this.#to('broken'))
  }

  /** Has this sound at hand from now on, and is silent; undefined lets go of the one there was. */
  follow(url: string | undefined): void {
    if (url === this.#url) return
    this.#url = url
    this.state = 'ready'
    this.#audio.pause()
    if (url === undefined) this.#audio.removeAttribute('src')
    else this.#audio.src = url
  }

  /** From the beginning. */
  replay(): void {
    this.#audio.currentTime = 0
    this.#play()
  }

  /** What its button does: pauses, goes on, or begins anew. */
  toggle(): void {
    if (this.state === 'playing') this.#audio.pause()
    else if (this.state === 'paused') this.#play()
    else this.replay()
  }

  #play(): void {
    this.#audio.play().catch((error: DOMException) => {
      // no failures: NotAllowedError waits for another press, AbortError says that a pause or a new sound came
      if (error.name !== 'NotAllowedError' && error.name !== 'AbortError') this.#to('broken')
    })
  }

  #to(state: SoundState): void {
    this.state = state
    this.#handleChange()
  }
}
