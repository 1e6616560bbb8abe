import type { Caller } from '../domain/caller.js'
import type { Services } from '../domain/services.js'
import type { Unit } from '../domain/unit.js'

/** What a procedure works with; a test makes one without any HTTP. */
export interface Context {
  services: Services
  unit: Unit
  caller: Caller
}
