import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Client, TicketAnswer } from '../context/client.js'
import { KlucznikCompletedEvent, KlucznikFailureEvent, KlucznikSentEvent, KlucznikViewEvent } from './events.js'
import { toFailure, ClientFailure, type ClientFailureCode } from '../../ui/failure.js'
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
  /** The identifier of the last wish. */
  typed = ''
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

  /** To be called when the view is on the page: tells of it once, and moves the focus if it is due. */
  settle(heading: HTMLElement): void {
    if (this.#isFocusDue) heading.focus()
    this.#isFocusDue = false
    if (this.#told === this.view) return
    this.#told = this.view
    this.#host.dispatchEvent(new KlucznikViewEvent(this.view))
  }

  /** Looks at the ticket and shows whose it is; spends nothing. */
  async open(client: Client, isFocusDue = false): Promise<void> {
    const { ticket = '' } = this
    this.failure = undefined
    this.show('opening', isFocusDue)
    this.waiting.begin()
    const isStale = () => ticket !== this.ticket
    try {
      const account = await client.inspect(ticket)
      if (isStale()) return
      this.account = account
      this.show('password', isFocusDue)
    } catch (error) {
      if (isStale()) return
      const failure = toFailure(error)
      // what has not even the form of a ticket is told like one that has run out
      const told = failure.code === 'INPUT_INVALID' ? new ClientFailure('TICKET_INVALID') : failure
      this.fail(told, isFocusDue)
      if (this.view === 'opening') this.failure = told
    } finally {
      if (!isStale()) this.waiting.end()
    }
  }

  sent(typed: string): void {
    this.typed = typed
    this.#host.dispatchEvent(new KlucznikSentEvent())
    this.show('sent')
  }

  completed(done: Completed): void {
    this.typed = ''
    this.done = done
    this.ticket = undefined
    this.account = undefined
    this.#host.dispatchEvent(new KlucznikCompletedEvent())
    this.show('done')
  }

  askAgain(): void {
    this.ticket = undefined
    this.show('request')
  }

  /** Tells the page, and leaves a view in which nothing can be done any more. */
  fail(failure: ClientFailure, isFocusDue = this.view === 'password'): void {
    this.#host.dispatchEvent(new KlucznikFailureEvent(failure.code))
    const view = VIEW_AFTER[failure.code]
    if (view) this.show(view, isFocusDue)
  }
}
