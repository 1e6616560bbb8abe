import { escapeHtml } from '../server/html/escape-html.js'
import { PEOPLE, type DemoPerson } from './people.js'
import { tieWords } from '../server/typography/tie-words.js'

/**
 * Rows of the table of people. The roles are written out, since the narrow layout takes them away (CSS `display`), and
 * each cell carries its head for the same layout.
 */
export function peopleRows(): string {
  return PEOPLE.map(personRow).join('\n')
}

function personRow({ row, role, outcome, nameLanguage, password }: DemoPerson): string {
  const { login, email, pesel, substituteId } = row
  const language = nameLanguage === undefined ? '' : ` lang="${nameLanguage}"`
  const identifiers = [
    ...(pesel ? [labelled('PESEL', pesel)] : [missing('bez numeru PESEL')]),
    ...(substituteId ? [labelled('Identyfikator zastępczy', substituteId)] : []),
  ]
  return `<tr role="row">
<th role="rowheader" scope="row"><span class="person"${language}>${escapeHtml(`${row.firstName} ${row.lastName}`)}</span>
<span class="role">${escapeHtml(tieWords(role))}</span></th>
<td role="cell" data-head="Login">${copyButton(login)}${password === undefined ? '' : labelled('Obecne hasło', password)}</td>
<td role="cell" data-head="E-mail">${email ? copyButton(email) : missing('brak adresu')}</td>
<td role="cell" data-head="PESEL i identyfikator">${identifiers.join('')}</td>
<td role="cell" data-head="Co się stanie">${escapeHtml(tieWords(outcome))}</td>
</tr>`
}

function labelled(label: string, value: string): string {
  return `<span class="labelled"><span class="label">${label}</span> ${copyButton(value)}</span>`
}

function missing(text: string): string {
  return `<span class="missing">${text}</span>`
}

function copyButton(value: string): string {
  const text = escapeHtml(value)
  // an address may break before its @, a name nowhere
  const breakable = text.replace('@', '<wbr>@')
  return `<button type="button" class="copy" data-copy="${text}"><span class="visually-hidden">Kopiuj: </span><span>${breakable}</span></button>`
}
