import { Failure } from '../../domain/failure.js'
import { openPanel, type PanelUser } from '../../domain/panel/panel-user.js'
import type { Services } from '../../domain/ports/services.js'
import type { Unit } from '../../domain/unit.js'
import type { SessionCookie } from '../procedure/context.js'
import { procedure } from '../procedure/trpc.js'

/** Refuses every page but our own: a unit's own pages may ask for mails, and have no business here. */
export function requireOwnOrigin({
  services,
  cookie,
}: {
  services: Pick<Services, 'publicUrl'>
  cookie: SessionCookie
}): void {
  if (cookie.origin !== services.publicUrl) throw new Failure('UNAUTHORIZED', { reason: 'ORIGIN' })
}

/** Who is signed in. Throws {@link Failure} `UNAUTHORIZED` with the reason `SESSION_ENDED`. */
export async function requireUser({
  services,
  unit,
  cookie,
}: {
  services: Pick<Services, 'accounts' | 'keyring' | 'log' | 'now' | 'sessions'>
  unit: Unit
  cookie: SessionCookie
}): Promise<PanelUser> {
  const user = await openPanel(services, { unit, token: cookie.token })
  if (user === undefined) throw new Failure('UNAUTHORIZED', { reason: 'SESSION_ENDED' })
  return user
}

/** For our own page, signed in or not. */
const ownPageProcedure = procedure.use(({ ctx, next }) => {
  requireOwnOrigin(ctx)
  return next()
})

/** For whoever is signed in; `ctx.user` is who. */
export const panelProcedure = ownPageProcedure.use(async ({ ctx, next }) => {
  const user = await requireUser(ctx)
  return next({ ctx: { user } })
})

/** For the office; to a teacher it is `OFFICE_ONLY`. */
export const officeProcedure = panelProcedure.use(({ ctx, next }) => {
  if (ctx.user.reach !== 'unit') throw new Failure('OFFICE_ONLY')
  return next()
})
