import type { FastifyInstance } from 'fastify'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { pageLanguage } from './page-language.js'
import { sendPage } from './send-page.js'
import { unknownUnitPage } from './unknown-unit-page.js'

/** What the page of a unit is written from. */
export interface UnitPage {
  unit: Unit
  language: Language
  /** Of the package: names the files that never change. */
  version: string
}

/** What a page for every unit needs. */
export interface UnitPageRoute {
  /** What stands before the unit's id. */
  path: '/jst' | '/panel'
  units: ReadonlyMap<string, Unit>
  version: string
  write: (page: UnitPage) => string
}

/** `GET <path>/<unit>`: a page with one of our elements, in its reader's language; 404 says in words that there is no such unit. */
export function unitPageRoute(scope: FastifyInstance, { path, units, version, write }: UnitPageRoute): void {
  scope.get<{ Params: { unit: string } }>(`${path}/:unit`, async (request, reply) => {
    const unit = units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    return sendPage(reply, write({ unit, language: pageLanguage(unit.languages, request), version }))
  })
}
