import type { Person } from './panel-client.js'

/** From a view to the root element: what its heading is to say. */
export class HeadingEvent extends CustomEvent<string> {
  constructor(heading: string) {
    super('heading', { detail: heading, bubbles: true })
  }
}

/** From a person's form to the view around it: what is stored now. */
export class SavedEvent extends CustomEvent<Person> {
  constructor(person: Person) {
    super('saved', { detail: person })
  }
}
