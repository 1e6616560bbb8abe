import type { FastifyInstance } from 'fastify'
import { openProfile } from '../../domain/accounts/profile.js'
import { callerAt } from '../../domain/caller.js'
import { ownData } from '../../domain/own-account/own-data.js'
import { listOwnHistory } from '../../domain/own-account/own-history.js'
import type { Services } from '../../domain/ports/services.js'
import { keepPrivate } from '../pages/plain-forms.js'
import { clientAddress } from '../request/client-address.js'
import { ACCOUNT_PARTS } from './account-part.js'
import { dataPage } from './data-page.js'
import { signedIn, type AccountRoute } from './signed-in.js'

const PART = 'data'
const PATH = `/jst/:unit/konto${ACCOUNT_PARTS[PART]}`

/** Acts of the history that the page shows, and sign-ins; the file has more of either. */
const SHOWN = 50

/** Where somebody sees what is known of them and what was done, and takes it along as a file. */
export function dataRoutes(scope: FastifyInstance, services: Services): void {
  scope.get<AccountRoute>(
    PATH,
    signedIn(services, { part: PART }, async ({ place, account, show }) => {
      const history = await listOwnHistory(services, { account, most: SHOWN })
      return show(dataPage(place, { profile: openProfile(services.keyring, account), history }))
    }),
  )

  scope.get<AccountRoute>(
    `${PATH}.json`,
    signedIn(services, { part: PART }, async ({ place: { unit }, account, session, request, reply }) => {
      const caller = callerAt(clientAddress(request))
      const data = await ownData(services, { unit, account, session, caller })
      return keepPrivate(reply)
        .header('content-disposition', 'attachment; filename="konto.json"')
        .type('application/json; charset=utf-8')
        .send(`${JSON.stringify(data, undefined, 2)}\n`)
    }),
  )
}
