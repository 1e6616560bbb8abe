import type { FastifyInstance } from 'fastify'
import { UNTIL_NEXT_RELEASE } from '../headers/cache-control.js'
import { unitPageRoute, type UnitPageRoute } from '../pages/unit-page-route.js'
import { PANEL_PAGE_STYLE, panelPage } from './panel-page.js'

/** `/panel/<unit>`: where the people of a school work. */
export async function panelPageRoutes(
  scope: FastifyInstance,
  { units, version }: Pick<UnitPageRoute, 'units' | 'version'>,
): Promise<void> {
  unitPageRoute(scope, { path: '/panel', units, version, write: panelPage })
  scope.get('/panel.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', UNTIL_NEXT_RELEASE).send(PANEL_PAGE_STYLE),
  )
}
