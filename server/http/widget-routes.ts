import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { FOR_EVER, UNTIL_NEXT_RELEASE } from './headers/cache-control.js'

/** The built widget. */
export interface WidgetFiles {
  /** Absolute path of the folder with `klucznik.js`. */
  folder: string
  /** Of the package: names the files that never change. */
  version: string
}

/** `/widget/…` for pages that follow our releases, `/widget/<version>/…` for pages that pin one. */
export async function widgetRoutes(scope: FastifyInstance, { folder, version }: WidgetFiles): Promise<void> {
  const serve = (prefix: string, cacheControl: string, decorateReply: boolean): Promise<unknown> =>
    Promise.resolve(
      scope.register(files, {
        root: folder,
        prefix,
        decorateReply,
        index: false,
        preCompressed: true,
        cacheControl: false,
        setHeaders(reply) {
          reply.header('cache-control', cacheControl)
          reply.header('access-control-allow-origin', '*')
          reply.header('cross-origin-resource-policy', 'cross-origin')
        },
      }),
    )
  await serve('/widget/', UNTIL_NEXT_RELEASE, true)
  await serve(`/widget/${version}/`, FOR_EVER, false)
}
