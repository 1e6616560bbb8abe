import type { FastifyInstance } from 'fastify'
import type { Services } from '../../domain/ports/services.js'
import { changePasswordPage } from '../pages/change-password-page.js'
import { keepPrivate } from '../pages/plain-forms.js'
import { sendPage } from '../pages/send-page.js'
import { partPath } from './account-part.js'

/** `/.well-known/change-password`: where password managers send somebody, who know no school. */
export function changePasswordRoute(scope: FastifyInstance, { units }: Pick<Services, 'units'>): void {
  scope.get('/.well-known/change-password', async (_request, reply) => {
    const [only, ...others] = [...units.values()]
    if (only !== undefined && others.length === 0)
      return keepPrivate(reply).redirect(partPath(only.id, 'password'), 302)
    return sendPage(
      keepPrivate(reply),
      changePasswordPage([...units.values()], (unit) => partPath(unit, 'password')),
    )
  })
}
