import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Inbox, InboxMail } from './inbox.js'

/** A mail may style itself and nothing else; the sandbox holds even when it is opened by itself. */
const MAIL_POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox',
].join('; ')

/** `GET /demo/inbox`, and each mail's HTML part for a frame. */
export async function inboxRoutes(scope: FastifyInstance, { inbox }: { inbox: Inbox }): Promise<void> {
  // links with tickets pass here
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })

  scope.get('/demo/inbox', async (request, reply) => {
    const mails = inbox.mails()
    // the page asks every second: an unchanged inbox costs a line
    const tag = tagOf(mails)
    reply.header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return mails satisfies InboxMail[]
  })

  scope.get<{ Params: { number: string } }>('/demo/inbox/:number/html', async (request, reply) => {
    // counted from the oldest, so that a number stays a mail's own when others come
    const mail = inbox.mails().at(-Number(request.params.number))
    if (!/^[1-9]\d{0,5}$/.test(request.params.number) || mail === undefined) return reply.callNotFound()
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', MAIL_POLICY)
      .header('x-frame-options', 'SAMEORIGIN')
      .send(openLinksInTab(mail.html))
  })
}

/** The hosted page refuses to be framed, so a link must leave the frame. */
function openLinksInTab(html: string): string {
  return html.replace(/<head>/i, (head) => `${head}<base target="_top">`)
}

function tagOf(mails: InboxMail[]): string {
  const [newest] = mails
  const text = `${mails.length} ${newest?.date} ${newest?.to} ${newest?.text}`
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
}
