import type { FastifyInstance } from 'fastify'
import { FOR_A_DAY, UNTIL_NEXT_RELEASE } from '../headers/cache-control.js'
import { HOSTED_PAGE_ICON, HOSTED_PAGE_STYLE, hostedPage } from './hosted-page.js'
import { unitPageRoute, type UnitPageRoute } from './unit-page-route.js'

/** `/jst/<unit>`: the widget on a page of our own, where mailed links lead; with what it loads beside the element. */
export async function hostedPageRoutes(
  scope: FastifyInstance,
  { units, version }: Pick<UnitPageRoute, 'units' | 'version'>,
): Promise<void> {
  unitPageRoute(scope, { path: '/jst', units, version, write: hostedPage })
  scope.get('/jst.svg', async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', FOR_A_DAY).send(HOSTED_PAGE_ICON),
  )
  scope.get('/jst.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', UNTIL_NEXT_RELEASE).send(HOSTED_PAGE_STYLE),
  )
}
