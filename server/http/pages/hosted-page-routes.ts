import type { FastifyInstance } from 'fastify'
import type { Unit } from '../../domain/unit.js'
import { ELEMENT_PAGE_POLICY } from '../headers/content-security-policy.js'
import { HOSTED_PAGE_ICON, HOSTED_PAGE_STYLE, hostedPage, pageLanguage, unknownUnitPage } from './hosted-page.js'

/** `/jst/<unit>`: the widget on a page of our own, where mailed links lead. */
export async function hostedPageRoutes(
  scope: FastifyInstance,
  { units, version }: { units: ReadonlyMap<string, Unit>; version: string },
): Promise<void> {
  scope.get<{ Params: { unit: string }; Querystring: { lang?: string | string[] } }>(
    '/jst/:unit',
    async (request, reply) => {
      const unit = units.get(request.params.unit)
      reply
        .type('text/html; charset=utf-8')
        // a ticket passes here: nothing of the page stays anywhere
        .header('cache-control', 'no-store')
        .header('vary', 'Accept-Language')
        .header('content-security-policy', ELEMENT_PAGE_POLICY)
      if (unit === undefined) return reply.code(404).send(unknownUnitPage())
      const language = pageLanguage(
        unit.languages,
        String(request.query.lang),
        request.headers['accept-language'] ?? '',
      )
      return reply.send(hostedPage({ unit, language, version }))
    },
  )
  scope.get('/jst.svg', async (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(HOSTED_PAGE_ICON),
  )
  scope.get('/jst.css', async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=300').send(HOSTED_PAGE_STYLE),
  )
}
