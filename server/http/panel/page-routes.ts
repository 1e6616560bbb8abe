import type { FastifyInstance } from 'fastify'
import type { Unit } from '../../domain/unit.js'
import { ELEMENT_PAGE_POLICY } from '../headers/content-security-policy.js'
import { pageLanguage, unknownUnitPage } from '../pages/hosted-page.js'
import { PANEL_PAGE_STYLE, panelPage } from './panel-page.js'

/** `/panel/<unit>`: where the people of a school work. */
export async function panelPageRoutes(
  scope: FastifyInstance,
  { units, version }: { units: ReadonlyMap<string, Unit>; version: string },
): Promise<void> {
  scope.get<{ Params: { unit: string }; Querystring: { lang?: string | string[] } }>(
    '/panel/:unit',
    async (request, reply) => {
      const unit = units.get(request.params.unit)
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('vary', 'Accept-Language')
        .header('content-security-policy', ELEMENT_PAGE_POLICY)
      if (unit === undefined) return reply.code(404).send(unknownUnitPage())
      const { lang } = request.query
      const language = pageLanguage(unit.languages, String(lang), request.headers['accept-language'] ?? '')
      return reply.send(panelPage({ unit, language, version }))
    },
  )
  scope.get('/panel.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(PANEL_PAGE_STYLE),
  )
}
