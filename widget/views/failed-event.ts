import type { ClientFailure } from '../../ui/failure.js'

/** From a form to the root element: the person has been told of a failure in words. */
export class FailedEvent extends CustomEvent<ClientFailure> {
  constructor(failure: ClientFailure) {
    super('failed', { detail: failure })
  }
}
