import { accountsRouter } from './accounts-router.js'
import { captchaRouter } from './captcha-router.js'
import { panelRouter } from './panel/panel-router.js'
import { recoveryRouter } from './recovery-router.js'
import { router } from './procedure/trpc.js'

/** Everything that a browser or a school's system can call; the unit stands in the path, not in the input. */
export const appRouter = router({
  accounts: accountsRouter,
  captcha: captchaRouter,
  panel: panelRouter,
  recovery: recoveryRouter,
})

/** The type that a client needs, and all that it needs. */
export type AppRouter = typeof appRouter
