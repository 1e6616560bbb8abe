import cors from '@fastify/cors'
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Registry } from 'prom-client'
import type { LetterWriter } from '../domain/ports/letter-writer.js'
import type { PanelServices } from '../domain/panel/panel-services.js'
import { captchaRoutes, type DrawMedia } from './captcha-routes.js'
import { putStrictHeaders } from './headers/strict-headers.js'
import { hostedPageRoutes } from './pages/hosted-page-routes.js'
import { objectionRoutes } from './pages/objection-routes.js'
import { operationsRoutes } from './operations-routes.js'
import { allowedOrigin } from './allowed-origin.js'
import { panelImportRoutes } from './panel/import-routes.js'
import { panelLettersRoutes } from './panel/letters-routes.js'
import { panelPageRoutes } from './panel/page-routes.js'
import { mendLinks } from './mend-links.js'
import { keepPatience, PATIENCE, type Patience } from './request/patience.js'
import { refuseUrl } from './refuse-url.js'
import { refuseIncomplete, refuseMalformed } from './request/malformed-requests.js'
import { REQUEST_SIZE } from './request/request-size.js'
import { shedLoad } from './request/shed-load.js'
import { unknownProxies, warnOfUnknownProxy } from './request/unknown-proxy.js'
import { accountRoutes } from './account-page/account-routes.js'
import { signInRoutes } from './sign-in/sign-in-routes.js'
import { securityTxtRoutes } from './security-txt-routes.js'
import { trpcRoutes } from './trpc-routes.js'
import { widgetRoutes, type WidgetFiles } from './widget-routes.js'
import { withoutScriptsRoutes } from './without-scripts/without-scripts-routes.js'

/** What the HTTP side is made of; `main.ts` puts it together. */
export interface AppParts {
  services: PanelServices
  logger: FastifyBaseLogger
  metrics: Registry
  metricsToken?: string | undefined
  securityContact?: string | undefined
  /** Addresses and networks whose `X-Forwarded-For` counts. */
  trustedProxies: string[]
  widget: WidgetFiles
  drawMedia: DrawMedia
  letters: LetterWriter
  /** Rejects while the store does not answer. */
  ping: () => Promise<void>
  patience?: Partial<Patience> | undefined
}

/** All routes but the demo's, ready to listen. */
export async function createApp(parts: AppParts): Promise<FastifyInstance> {
  const { services, logger, trustedProxies } = parts
  const patience = { ...PATIENCE, ...parts.patience }
  const app = fastify({
    loggerInstance: logger,
    // urls hold challenges, and nobody reads a line for every picture
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    bodyLimit: REQUEST_SIZE.body,
    // the longest that anybody gets, for a file; `keepPatience` gives everybody else less
    requestTimeout: patience.headers + patience.file,
    // Node looks for late ones at intervals, of 30 seconds by itself
    http: { headersTimeout: patience.headers, connectionsCheckingInterval: patience.headers, requireHostHeader: false },
    clientErrorHandler: refuseMalformed,
    routerOptions: { maxParamLength: REQUEST_SIZE.pathPart },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseUrl(services.units),
  })
  keepPatience(app, patience)
  const refuseUnderLoad = await shedLoad(app, patience)
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', async (request, reply) => putStrictHeaders(request, reply))
  mendLinks(app, services.units)
  const isByUnknownProxy = unknownProxies(trustedProxies)
  warnOfUnknownProxy(app, isByUnknownProxy, services.log)
  refuseIncomplete(app)
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: 'Not found' }))
  app.setErrorHandler((error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    // the route's pattern, never the address that was asked for
    if (status >= 500) services.log.warn('http.failed', { route: request.routeOptions.url }, error)
    return reply.code(status).send({ error: status >= 500 ? 'Unavailable' : 'Bad request' })
  })

  await app.register(
    async (scope) => {
      await scope.register(cors, { delegator: allowedOrigin(services) })
      await scope.register(trpcRoutes, { services, refuseUnderLoad })
    },
    { prefix: '/trpc' },
  )
  await app.register(panelImportRoutes, { prefix: '/panel', services, patience })
  await app.register(panelLettersRoutes, { prefix: '/panel', services, letters: parts.letters })
  await app.register(captchaRoutes, { prefix: '/captcha', draw: parts.drawMedia, refuseUnderLoad })
  await app.register(widgetRoutes, parts.widget)
  await app.register(hostedPageRoutes, { units: services.units, version: parts.widget.version })
  await app.register(withoutScriptsRoutes, { services, refuseUnderLoad })
  await app.register(objectionRoutes, services)
  await app.register(signInRoutes, { services, refuseUnderLoad, version: parts.widget.version })
  await app.register(accountRoutes, { services, refuseUnderLoad, version: parts.widget.version })
  await app.register(panelPageRoutes, { units: services.units, version: parts.widget.version })
  await app.register(securityTxtRoutes, { services, contact: parts.securityContact })
  const { metrics, metricsToken, ping } = parts
  await app.register(operationsRoutes, { metrics, metricsToken, isByUnknownProxy, outbox: services.outbox, ping })
  return app
}
