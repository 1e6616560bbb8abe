import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { foldGrouped } from '../../contract/fold-grouped.js'
import { explainPesel, PESEL_LENGTH, type PeselFault } from '../../contract/pesel.js'

const TYPING_MS = 400
/** How often it looks whether the pointer is up again. */
const PRESSED_MS = 50

export interface PeselField {
  read(): string
  /** What is to stand at the field now. */
  show(fault: PeselFault | undefined): void
}

/**
 * Says what is wrong with a PESEL as soon as it can be known, and not before. Its sentence moves what stands below, so it
 * waits while a button is being pressed: the press would miss.
 */
export class PeselJudge implements ReactiveController {
  /** What is typed is a PESEL. */
  isGood = false

  readonly #field: PeselField
  #timer: ReturnType<typeof setTimeout> | undefined
  #isPressed = false

  constructor(host: ReactiveControllerHost, field: PeselField) {
    this.#field = field
    host.addController(this)
  }

  hostConnected(): void {
    for (const type of ['pointerdown', 'pointerup', 'pointercancel'])
      window.addEventListener(type, this.#handlePointer, true)
  }

  hostDisconnected(): void {
    this.stop()
    for (const type of ['pointerdown', 'pointerup', 'pointercancel'])
      window.removeEventListener(type, this.#handlePointer, true)
  }

  handleInput = (): void => this.#judgeAfter(TYPING_MS, false)

  /** The field was left: what is too short stays so. */
  handleDone = (): void => this.#judgeAfter(0, true)

  stop(): void {
    clearTimeout(this.#timer)
  }

  #handlePointer = ({ type }: Event): void => {
    this.#isPressed = type === 'pointerdown'
  }

  #judgeAfter(delay: number, isDone: boolean): void {
    this.stop()
    this.#timer = setTimeout(() => {
      if (this.#isPressed) this.#judgeAfter(PRESSED_MS, isDone)
      else this.#judge(isDone)
    }, delay)
  }

  #judge(isDone: boolean): void {
    const typed = this.#field.read()
    const fault = typed === '' ? undefined : explainPesel(typed)
    const isShort = (foldGrouped(typed) ?? typed).length < PESEL_LENGTH
    this.isGood = typed !== '' && fault === undefined
    this.#field.show(fault === 'LENGTH' && isShort && !isDone ? undefined : fault)
  }
}
