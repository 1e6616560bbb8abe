import type { FastifyInstance } from 'fastify'
import { unitPageRoutes, type Units } from '../pages/unit-page-routes.js'
import { PANEL_PAGE_STYLE, panelPage } from './panel-page.js'

/** `/panel/<unit>`: where the people of a school work. */
export async function panelPageRoutes(scope: FastifyInstance, units: Units): Promise<void> {
  unitPageRoutes(scope, units, { path: '/panel', style: PANEL_PAGE_STYLE, write: panelPage })
}
