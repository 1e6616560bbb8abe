/** From the code's form to the root element: there is a ticket. */
export class ExchangedEvent extends CustomEvent<string> {
  constructor(ticket: string) {
    super('exchanged', { detail: ticket })
  }
}
