import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { TicketAnswer } from '../context/client.js'
import { KlucznikFailureEvent, KlucznikViewEvent } from './events.js'
import type { ClientFailure, ClientFailureCode } from '../../ui/failure.js'
import { WaitingController } from '../../ui/waiting-controller.js'
import type { Completed } from '../views/completed-event.js'
import type { View } from './view.js'

/** Failures after which the view on show makes no sense any more. */
const VIEW_AFTER: Partial<Record<ClientFailureCode, View>> = {
  TICKET_INVALID: 'expired',
  UNIT_UNKNOWN: 'misconfigured',
  INSECURE_CONTEXT: 'insecure',
}

type Host = ReactiveControllerHost & HTMLElement

/** Which view follows which, and the events that tell the page. */
export class Flow implements ReactiveController {
  view: View = 'request'
  /** The identifier of the last wish, for the eyes of whoever typed it: it goes nowhere else. */
  typed = ''
  /** As it stood in the address until it was looked at. */
  ticket: string | undefined
  account: TicketAnswer | undefined
  /** Why there is nothing to show: the ticket could not be looked at, or a file did not load. */
  failure: ClientFailure | undefined
  /** Whose password was set. */
  done: Completed | undefined
  readonly waiting: WaitingController

  readonly #host: Host
  #told: View | undefined
  #isFocusDue = false

  constructor(host: Host) {
    this.#host = host
    this.waiting = new WaitingController(host)
    host.addController(this)
  }

  hostConnected(): void {}

  /** Shows a view; the focus follows to its heading when the person has acted. */
  show(view: View, isFocusDue = true): void {
    this.view = view
    this.#isFocusDue = isFocusDue
    this.#host.requestUpdate()
  }

  /** Tells the page of something. */
  tell(event: Event): void {
    this.#host.dispatchEvent(event)
  }

  /** To be called when the view is on the page: tells of it once, and moves the focus if it is due. */
  settle(heading: HTMLElement): void {
    if (this.#isFocusDue) heading.focus()
    this.#isFocusDue = false
    if (this.#told === this.view) return
    this.#told = this.view
    this.tell(new KlucznikViewEvent(this.view))
  }

  /** Tells the page, and leaves a view in which nothing can be done any more. */
  fail(failure: ClientFailure, isFocusDue = this.view === 'password'): void {
    this.tell(new KlucznikFailureEvent(failure.code))
    const view = VIEW_AFTER[failure.code]
    if (view) this.show(view, isFocusDue)
  }
}
