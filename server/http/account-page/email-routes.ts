import type { FastifyInstance, FastifyReply } from 'fastify'
import { signInPath } from '../../../contract/hosted-page-path.js'
import { wishedEmail } from '../../domain/accounts/address-wish.js'
import { openProfile } from '../../domain/accounts/profile.js'
import { askForAddress } from '../../domain/own-account/ask-address.js'
import type { Services } from '../../domain/ports/services.js'
import { isFresh } from '../../domain/sessions/session-life.js'
import { seeOther } from '../pages/plain-forms.js'
import { ACCOUNT_PARTS, partDestination } from './account-part.js'
import type { EmailError } from './email-error.js'
import { emailPage } from './email-page.js'
import { signedIn, type AccountRoute } from './signed-in.js'

const PART = 'email'
const PATH = `/jst/:unit/konto${ACCOUNT_PARTS[PART]}`

/** Where somebody gives another e-mail address; whoever signed in long ago shows who they are first. */
export function emailRoutes(scope: FastifyInstance, services: Services): void {
  const { keyring, now } = services

  scope.get<AccountRoute>(
    PATH,
    signedIn(services, { part: PART }, async ({ place, account, typed, show }) => {
      const isOwnWish = account.addressWish?.login === account.login
      const error = typed('e')
      const page = emailPage(place, {
        email: openProfile(keyring, account)?.email,
        waiting: isOwnWish ? wishedEmail(keyring, account) : undefined,
        isMailed: typed('done') !== '',
        error,
      })
      return show(page, error === 'later' ? 429 : 200)
    }),
  )

  scope.post<AccountRoute>(
    PATH,
    signedIn(services, { part: PART }, async ({ place: { unit, language }, account, session, typed, lead, reply }) => {
      if (unit.emailChange === 'off') return lead(ACCOUNT_PARTS[PART])
      if (!isFresh(session, now()))
        return seeOther(reply, `${signInPath(unit.id)}/again`, { to: partDestination(PART), lang: language })
      const refuse = (e: EmailError): FastifyReply => lead(ACCOUNT_PARTS[PART], { e })
      const asked = await askForAddress(services, { unit, account, typed: typed('email'), language })
      if (asked === 'invalid') return refuse('email')
      return asked === 'mailed' ? lead(ACCOUNT_PARTS[PART], { done: '1' }) : refuse(asked)
    }),
  )
}
