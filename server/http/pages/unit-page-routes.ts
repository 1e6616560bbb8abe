import type { FastifyInstance } from 'fastify'
import type { Language } from '../../../contract/language.js'
import type { Unit } from '../../domain/unit.js'
import { UNTIL_NEXT_RELEASE } from '../headers/cache-control.js'
import { readDestination, type Destination } from './destination.js'
import { pageLanguage } from './page-language.js'
import { sendPage } from './send-page.js'
import { unknownUnitPage } from './unknown-unit-page.js'

/** What the page of a unit is written from. */
export interface UnitPage {
  unit: Unit
  language: Language
  /** Of the package: names the files that never change. */
  version: string
  /** Where the reader was going when they were asked to sign in. */
  to?: Destination
}

/** The units that have pages, and the release that they are of. */
export interface Units {
  units: ReadonlyMap<string, Unit>
  version: string
}

/** What a kind of page is. */
export interface PageKind {
  /** What stands before the unit's id. */
  path: '/jst' | '/panel'
  style: string
  write: (page: UnitPage) => string
}

/**
 * `GET <path>/<unit>`: a page with one of our elements, in its reader's language, or one that says that there is no such
 * unit (404). `GET <path>.css`: how it looks.
 */
export function unitPageRoutes(scope: FastifyInstance, { units, version }: Units, kind: PageKind): void {
  const { path, style, write } = kind
  scope.get<{ Params: { unit: string } }>(`${path}/:unit`, async (request, reply) => {
    const unit = units.get(request.params.unit)
    if (unit === undefined) return sendPage(reply.code(404), unknownUnitPage())
    const to = readDestination(request.query)
    const language = pageLanguage(unit.languages, request)
    return sendPage(reply, write({ unit, language, version, ...(to && { to }) }))
  })
  scope.get(`${path}.css`, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', UNTIL_NEXT_RELEASE).send(style),
  )
}
