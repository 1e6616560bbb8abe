import { accountPath, signInPath } from '../../../contract/hosted-page-path.js'
import { PASSKEY_NAME_MAX_LENGTH } from '../../domain/factors/add-passkey.js'
import type { ListedFactors } from '../../domain/factors/list-factors.js'
import type { PasskeyOptions } from '../../domain/ports/passkeys.js'
import { markup, type Markup } from '../../html/markup.js'
import { localMoment } from '../../typography/local-moment.js'
import { destinationPath, type Destination } from '../pages/destination.js'
import { formField, hiddenFields } from '../pages/form-field.js'
import { noticeBox } from '../pages/notice-box.js'
import { passkeyForm, passkeyScript } from '../pages/passkey-form.js'
import { accountPage, type AccountPlace } from '../account-page/account-page.js'
import { FACTORS_TEXTS, type FactorError, type FactorNotice, type FactorsTexts } from './factors-texts.js'

/** What the list is written from. */
export interface FactorsPage {
  version: string
  to: Destination
  listed: ListedFactors
  /** Whether anything may be changed now. */
  mayChange: boolean
  /** Undefined when there can be no further passkey. */
  passkey: PasskeyOptions | undefined
  /** Names one making of printed codes, which counts once. */
  once: string
  notice: FactorNotice | undefined
  error: FactorError | undefined
}

interface Part {
  place: AccountPlace
  page: FactorsPage
  t: FactorsTexts
}

/** One's own second factors, and how to add some. */
export function factorsPage(place: AccountPlace, page: FactorsPage): string {
  const { unit, language, stage } = place
  const { to, listed, mayChange, notice, error } = page
  const t = FACTORS_TEXTS[language]
  const part = { place, page, t }
  const hasAny = listed.totp !== undefined || listed.passkeys.length > 0
  const again = markup`${noticeBox(t.stale)}<p><a class="button" href="${signInPath(unit.id)}/again?to=konto/factors&amp;lang=${language}">${t.again}</a></p>
`
  const onward = markup`<p><a href="${destinationPath(unit.id, to)}?lang=${language}">${t.onward}</a></p>
`
  return accountPage(place, {
    title: t.title,
    isWrong: error !== undefined,
    script: passkeyScript(page.version),
    main: markup`${noticeBox(error && t.errors[error], 'alert')}${noticeBox(notice && t.notices[notice], 'status')}<p>${stage === 'setup' ? t.setupLead : t.lead}</p>
${hasAny ? '' : markup`<p>${t.none}</p>\n`}${mayChange ? '' : again}${passkeys(part)}
${totp(part)}
${codes(part, hasAny)}
${stage === 'in' && to !== 'konto/factors' ? onward : ''}`,
  })
}

function passkeys({ place, page, t }: Part): Markup {
  const { unit, language } = place
  const { to, listed, mayChange, passkey } = page
  const add =
    passkey === undefined || !mayChange
      ? ''
      : markup`${passkeyForm({
          path: `${accountPath(unit.id)}/factors/passkey`,
          use: 'make',
          options: passkey,
          fields: markup`${hiddenFields({ to, lang: language })}
<div data-passkey-fields hidden>${formField({
            name: 'name',
            label: t.passkeyName,
            hint: t.passkeyNameHint,
            attributes: { type: 'text', autocomplete: 'off', maxlength: String(PASSKEY_NAME_MAX_LENGTH) },
          })}</div>`,
          button: t.addPasskey,
          refused: t.passkeyRefused,
        })}
<noscript><p>${t.needsScript}</p></noscript>`
  const rows = listed.passkeys.map((each) =>
    row({ place, page, t }, { name: each.name || t.unnamed, factor: each, query: { kind: 'passkey', id: each.id } }),
  )
  return section(t.passkeys, t.passkeysHint, [...rows], add)
}

function totp(part: Part): Markup {
  const { place, page, t } = part
  const { listed, mayChange, to } = page
  const rows = listed.totp ? [row(part, { name: t.totp, factor: listed.totp, query: { kind: 'totp' } })] : []
  const path = `${accountPath(place.unit.id)}/factors/totp?to=${to}&lang=${place.language}`
  const add = mayChange
    ? markup`<p><a class="button" href="${path}">${listed.totp ? t.changeTotp : t.addTotp}</a></p>`
    : ''
  return section(t.totp, t.totpHint, rows, add)
}

function codes(part: Part, hasAny: boolean): Markup {
  const { place, page, t } = part
  const { listed, mayChange, to, once } = page
  if (!hasAny) return markup``
  const rows = listed.codes
    ? [row(part, { name: t.left(listed.codes.left), factor: listed.codes, query: { kind: 'codes' } })]
    : []
  const make = mayChange
    ? markup`<form method="post" action="${accountPath(place.unit.id)}/factors/codes">${hiddenFields({ to, lang: place.language, once })}
<p><button type="submit">${listed.codes ? t.renewCodes : t.makeCodes}</button></p>
</form>`
    : ''
  return section(t.codes, t.codesHint, rows, make)
}

function section(title: string, hint: string, rows: Markup[], add: Markup | string): Markup {
  return markup`<section>
<h2>${title}</h2>
<p class="hint">${hint}</p>
${rows.length === 0 ? '' : markup`<ul class="rows">\n${rows}</ul>\n`}${add}
</section>`
}

interface Row {
  name: string
  factor: { addedAt: Date; usedAt: Date | undefined }
  query: Record<string, string>
}

function row({ place, page, t }: Part, { name, factor, query }: Row): Markup {
  const { unit, language } = place
  const { addedAt, usedAt } = factor
  const day = (at: Date): string => localMoment(language, at).date
  const facts = `${t.added(day(addedAt))}, ${usedAt === undefined ? t.neverUsed : t.used(day(usedAt))}`
  const search = new URLSearchParams({ ...query, to: page.to, lang: language }).toString()
  const remove = page.mayChange
    ? markup` <a href="${accountPath(unit.id)}/factors/remove?${search}" aria-label="${t.remove}: ${name}">${t.remove}</a>`
    : ''
  return markup`<li><strong>${name}</strong> <span class="hint">${facts}</span>${remove}</li>\n`
}
