import { Failure } from '../../domain/failure.js'
import { procedure } from './trpc.js'

/**
 * For no foreign page, whatever unit it belongs to: its scripts could read what is typed there. Who sends no `Origin` is no
 * page of anybody.
 */
export const ownPageOnly = procedure.use(({ ctx, next }) => {
  const { origin } = ctx.cookie
  if (origin !== undefined && origin !== ctx.services.publicUrl) throw new Failure('UNAUTHORIZED', { reason: 'ORIGIN' })
  return next()
})
