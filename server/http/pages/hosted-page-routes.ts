import type { FastifyInstance } from 'fastify'
import { FOR_A_DAY } from '../headers/cache-control.js'
import { HOSTED_PAGE_ICON, HOSTED_PAGE_STYLE, hostedPage } from './hosted-page.js'
import { unitPageRoutes, type Units } from './unit-page-routes.js'

/** `/jst/<unit>`: the widget on a page of our own, where mailed links lead; and the icon of all our pages. */
export async function hostedPageRoutes(scope: FastifyInstance, units: Units): Promise<void> {
  unitPageRoutes(scope, units, { path: '/jst', style: HOSTED_PAGE_STYLE, write: hostedPage })
  scope.get('/jst.svg', async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', FOR_A_DAY).send(HOSTED_PAGE_ICON),
  )
}
