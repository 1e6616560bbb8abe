import { register } from '../ui/register.js'
import { ConfirmDialog } from './kit/confirm-dialog.js'
import { ClassesView } from './lists/classes-view.js'
import { HistoryView } from './history/history-view.js'
import { ImportLines } from './import/import-lines.js'
import { ImportNote } from './import/import-note.js'
import { ImportView } from './import/import-view.js'
import { NewPersonView } from './person/new-person-view.js'
import { PeopleView } from './lists/people-view.js'
import { PersonForm } from './person/person-form.js'
import { PersonView } from './person/person-view.js'
import { SearchBox } from './lists/search-box.js'
import { UndeliveredView } from './lists/undelivered-view.js'

const VIEWS: Record<string, CustomElementConstructor> = {
  confirm: ConfirmDialog,
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
