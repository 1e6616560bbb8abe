import { register } from '../../ui/register.js'
import { ConfirmDialog } from './confirm-dialog.js'
import { ClassesView } from './views/classes-view.js'
import { HistoryView } from './views/history-view.js'
import { ImportLines } from './views/import-lines.js'
import { ImportNote } from './views/import-note.js'
import { ImportView } from './views/import-view.js'
import { NewPersonView } from './views/new-person-view.js'
import { PeopleView } from './views/people-view.js'
import { PersonForm } from './views/person-form.js'
import { PersonView } from './views/person-view.js'
import { SearchBox } from './views/search-box.js'
import { SignInView } from './views/sign-in-view.js'
import { UndeliveredView } from './views/undelivered-view.js'

const VIEWS: Record<string, CustomElementConstructor> = {
  confirm: ConfirmDialog,
  'sign-in': SignInView,
  classes: ClassesView,
  people: PeopleView,
  search: SearchBox,
  'new-person': NewPersonView,
  person: PersonView,
  'person-form': PersonForm,
  undelivered: UndeliveredView,
  import: ImportView,
  'import-lines': ImportLines,
  'import-note': ImportNote,
  history: HistoryView,
}

/** Defines what the root element is made of. */
export function registerViews(): void {
  for (const [name, view] of Object.entries(VIEWS)) register(`klucznik-panel-${name}`, view)
}
