/** From the password's form to the root element: the password of this login is set. */
export class CompletedEvent extends CustomEvent<string> {
  constructor(login: string) {
    super('completed', { detail: login })
  }
}
