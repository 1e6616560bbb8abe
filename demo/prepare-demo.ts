import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyPluginAsync } from 'fastify'
import type { Services } from '../server/domain/ports/services.js'
import { REFUSED_ADDRESSES } from './classmates.js'
import { demoRoutes } from './demo-routes.js'
import { demoUnit } from './demo-unit.js'
import { startInbox, type Inbox } from './inbox.js'
import { seedPeople } from './seed-people.js'

/** The fictional municipality of Przykładowo around a server. */
export interface Demo {
  /** Environment variables, for all that the operator has not set. */
  variables: Record<string, string>
  /** The mail server that `SMTP_URL` names. */
  inbox: Inbox
  /** Enters the people. Throws when the operator's own units file has no `przykladowo`. */
  seed(services: Services): Promise<void>
  /** `/`, the pages under `/demo/`, `GET /demo/inbox` and `POST /demo/dziennik/sign-in`. */
  routes: FastifyPluginAsync<{ services: Services; version: string }>
  /** Stops the inbox and removes the data. */
  close(): Promise<void>
}

/**
 * Starts an inbox and makes a folder for data, a secret key and a units file: all are new at every start.
 * `operator` is what the operator has set; only `PORT` and `PUBLIC_URL` matter here.
 */
export async function prepareDemo(operator: Record<string, string | undefined> = process.env): Promise<Demo> {
  const publicUrl = publicUrlOf(operator)
  const diaryKey = randomBytes(24).toString('base64url')
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-demo-'))
  const unitsFile = join(folder, 'units.json')
  await writeFile(unitsFile, JSON.stringify([demoUnit({ publicUrl, diaryKey })], undefined, 2))
  const inbox = await startInbox()
  for (const [address, reply] of Object.entries(REFUSED_ADDRESSES)) inbox.refuse(address, reply)
  return {
    variables: {
      PUBLIC_URL: publicUrl,
      SECRET_KEY: randomBytes(32).toString('base64'),
      DATA_DIR: join(folder, 'data'),
      SMTP_URL: inbox.url,
      UNITS_FILE: unitsFile,
      // its inbox shows live links: not to the neighbours in the network
      HOST: '127.0.0.1',
      // what was made up at the start is no news
      LOG_LEVEL: 'warn',
    },
    inbox,
    seed: seedPeople,
    routes: (scope, { services, version }) =>
      demoRoutes(scope, { inbox, diaryKey, publicUrl: services.publicUrl, version }),
    async close() {
      await inbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** What cannot be an address is left to the check of the environment, which says what is wrong with it. */
function publicUrlOf({ PUBLIC_URL, PORT }: Record<string, string | undefined>): string {
  const url = PUBLIC_URL || `http://localhost:${PORT || '8080'}`
  return URL.canParse(url) ? new URL(url).origin : 'http://localhost:8080'
}
