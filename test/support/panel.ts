import assert from 'node:assert/strict'
import type { Role } from '../../contract/role.js'
import type { AccountRow } from '../../server/domain/accounts/account-row.js'
import { markAccount } from '../../server/domain/accounts/account-mark.js'
import { sealPasswordHash } from '../../server/domain/accounts/password-seal.js'
import { registerAccount } from '../../server/domain/accounts/register-account.js'
import { readLogin } from '../../contract/login.js'
import { randomId } from '../../server/domain/random-id.js'
import { answerTo, clientFor } from './browser-client.js'
import type { TestServer } from './test-server.js'
import { PASSWORD, unitOf } from './walk.js'

/** Enters somebody with a role and gives them a password, without any mail. */
export async function employ(
  server: TestServer,
  { unit, role, password = PASSWORD, ...row }: AccountRow & { unit?: string; role: Role; password?: string },
): Promise<void> {
  const place = unitOf(server, unit)
  await registerAccount(server.services, { unit: place, row, role })
  await givePassword(server, row.login, { unit: place.id, password })
}

/** Sets a password as a link would. */
export async function givePassword(
  { services }: Pick<TestServer, 'services'>,
  login: string,
  { unit = 'przykladowo', password = PASSWORD }: { unit?: string; password?: string } = {},
): Promise<void> {
  const { accounts, hasher, keyring, now } = services
  const account = await accounts.findByLogin(unit, keyring.of(unit).loginKeys(readLogin(login) ?? ''))
  assert.ok(account)
  const { id, keys, mark, addressSet } = account
  const at = now()
  const request = randomId()
  const ticket = {
    hash: request,
    purpose: 'activation' as const,
    expiresAt: new Date(at.getTime() + 60_000),
    request,
  }
  const caps = { perHour: 1_000, perDay: 1_000 }
  assert.ok(await accounts.grantTicket({ unit, id, email: keys.email, ticket, mail: { request, at }, caps }))
  const passwordHash = sealPasswordHash(keyring, account, await hasher.hash(password, { for: 'known', unit }))
  const behind = addressSet && { passwordBehind: addressSet }
  const newMark = markAccount(keyring, { ...account, passwordHash })
  const spending = { unit, id, hash: request, mark, newMark, now: at, passwordHash, ...behind, notice: randomId() }
  assert.ok(await accounts.spendTicket(spending))
}

/** What came of a try on the page where one signs in, and what the browser was given. */
export interface PageAnswer {
  outcome: 'in' | 'choose' | 'factor' | 'wrong' | 'later' | 'busy' | 'both' | 'characters' | 'characters-wrong'
  /** `Set-Cookie` of the session, and of the browser that is known from then on; empty unless somebody is in. */
  setCookie: string
  setBrowser: string
  location: string
}

/** The same of a form that was sent once. */
export interface SentAnswer extends PageAnswer {
  /** `Set-Cookie` of what was typed, where something was wrong. */
  setTyped: string
}

/** Sends the form of the page where one signs in, and again with the characters where they are asked for. */
export async function signInOnPage(
  server: TestServer,
  typed: { identifier: string; password: string; to?: string },
  place: { unit?: string; headers?: Record<string, string> } = {},
): Promise<PageAnswer> {
  const { setTyped, ...answer } = await sendSignIn(server, typed, place)
  if (answer.outcome !== 'characters') return answer
  const cookie = [place.headers?.['cookie'], setTyped.split(';')[0]].filter(Boolean).join('; ')
  const asked = await askedCharacters(server, answer.location, { ...place.headers, cookie })
  // the page itself makes whoever took too many wait
  if (asked === undefined) return { ...answer, outcome: 'later' }
  const { setTyped: _, ...second } = await sendSignIn(server, { ...typed, ...asked }, place)
  return second
}

/** Reads the challenge of a page where one signs in, as eyes would; undefined when there is none. */
export async function askedCharacters(
  server: TestServer,
  location: string,
  headers: Record<string, string>,
): Promise<{ picture: string; sound: string; characters: string } | undefined> {
  const html = await (await fetch(server.url + location, { headers })).text()
  const [, picture] = /name="picture" value="([^"]+)"/.exec(html) ?? []
  const [, sound = ''] = /name="sound" value="([^"]+)"/.exec(html) ?? []
  const [, drawing = ''] = /<img src="([^"]+)"/.exec(html) ?? []
  return picture === undefined ? undefined : { picture, sound, characters: answerTo(server, drawing) }
}

/** Sends it once. */
export async function sendSignIn(
  { url, env: { publicUrl } }: TestServer,
  typed: { identifier: string; password: string; to?: string; picture?: string; sound?: string; characters?: string },
  { unit = 'przykladowo', headers = {} }: { unit?: string; headers?: Record<string, string> } = {},
): Promise<SentAnswer> {
  const answer = await fetch(`${url}/jst/${unit}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: publicUrl, ...headers },
    body: new URLSearchParams({ to: 'panel', ...typed }),
  })
  if (answer.status === 503) return { outcome: 'busy', setCookie: '', setBrowser: '', setTyped: '', location: '' }
  assert.equal(answer.status, 303, await answer.text())
  const location = answer.headers.get('location') ?? ''
  const { pathname, searchParams } = new URL(location, publicUrl)
  const error = searchParams.get('e')
  const step = /\/sign-in\/(choose|factor)$/.exec(pathname)?.[1]
  const outcome = error ?? step ?? 'in'
  const cookies = answer.headers.getSetCookie()
  const cookie = (name: string): string => cookies.find((each) => each.startsWith(`${name}=`)) ?? ''
  return {
    outcome: outcome as PageAnswer['outcome'],
    setCookie: cookie('klucznik-panel'),
    setBrowser: cookie('klucznik-browser'),
    setTyped: cookie('klucznik-typed'),
    location,
  }
}

/**
 * Signs in to the panel; the headers are the session's cookie and the origin of all that follows. `setBrowser`
 * is the cookie by which the browser is known from then on.
 */
export async function signInToPanel(
  server: TestServer,
  login: string,
  { unit = 'przykladowo', password = PASSWORD }: { unit?: string; password?: string } = {},
): Promise<{ headers: Record<string, string>; setCookie: string; setBrowser: string }> {
  const { publicUrl } = server.env
  const { outcome, setCookie, setBrowser } = await signInOnPage(server, { identifier: login, password }, { unit })
  assert.equal(outcome, 'in')
  const [cookie = ''] = setCookie.split(';')
  return { headers: { origin: publicUrl, cookie }, setCookie, setBrowser }
}

/** The panel's procedures, called by somebody who is signed in. */
export async function panelOf(server: TestServer, login: string, unit = 'przykladowo') {
  const { headers } = await signInToPanel(server, login, { unit })
  return clientFor(server, { unit, headers }).panel
}
