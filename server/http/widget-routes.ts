import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

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
  await serve('/widget/', 'public, max-age=300', true)
  await serve(`/widget/${version}/`, 'public, max-age=31536000, immutable', false)
}
