import type { Directory } from '../directory/directory.js'
import type { Services } from '../ports/services.js'

/** What the panel works with: everything that the rest does, and everybody of a unit. */
export interface PanelServices extends Services {
  /** Who is in a unit, opened and in memory. */
  directory: Directory
}
