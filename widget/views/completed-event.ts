/** Whose password is set. */
export interface Completed {
  /** At least one. */
  logins: string[]
  /** Those that were to get it too, and whose link was gone meanwhile. */
  left: string[]
}

/** From the password's form to the root element: the password is set. */
export class CompletedEvent extends CustomEvent<Completed> {
  constructor(completed: Completed) {
    super('completed', { detail: completed })
  }
}
