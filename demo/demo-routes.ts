import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { demoBar } from './demo-bar.js'
import { escapeHtml } from '../server/html/escape-html.js'
import type { Inbox } from './inbox.js'
import { inboxRoutes } from './inbox-routes.js'
import { PAGE_FOLDERS, readPage } from './page-files.js'
import { peopleRows } from './people-rows.js'
import { signInRoute } from './sign-in-route.js'

/**
 * Our own origin and nobody else's, no inline script or style, and no string becomes a script (Trusted Types). These pages
 * play other people's, whose policy their own webmaster writes from our documentation: were it the hosted page's own, nobody
 * would see that the element has begun to need more.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ')

/** Address of each page, and its file. */
export const DEMO_PAGES = {
  '/': 'town.html',
  '/demo/skrzynka': 'inbox.html',
  '/demo/dziennik': 'school-diary.html',
  '/demo/webmasterzy': 'webmasters.html',
} as const

/** What the demo's routes are made of. */
export interface DemoParts {
  inbox: Inbox
  /** The key that the school diary signs people in with. */
  diaryKey: string
  publicUrl: string
  /** Of the package: names the widget's files that never change. */
  version: string
}

/** All that the demo answers. */
export async function demoRoutes(
  scope: FastifyInstance,
  { inbox, diaryKey, publicUrl, version }: DemoParts,
): Promise<void> {
  for (const [path, file] of Object.entries(DEMO_PAGES)) {
    const page = await readPage(file, {
      demoBar: demoBar(path, publicUrl),
      peopleRows: peopleRows(),
      publicUrl: escapeHtml(publicUrl),
      version: escapeHtml(version),
    })
    scope.get(path, (_request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-security-policy', PAGE_POLICY)
        .send(page),
    )
  }
  await scope.register(files, {
    root: PAGE_FOLDERS,
    prefix: '/demo/pages/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => /\.(css|js|svg)$/.test(path),
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
  })
  await scope.register(inboxRoutes, { inbox })
  await scope.register(signInRoute, { diaryKey })
}
