import { html, type TemplateResult } from 'lit'
import { plural } from '../../ui/i18n/plural.js'
import type { ClassFunnel } from '../kit/panel-client.js'
import type { PanelServices } from '../kit/panel-context.js'
import type { PersonState } from '../i18n/messages.js'
import { PERSON_STATES } from '../kit/person-state.js'
import { routeHash, type Route } from '../kit/route.js'
import { breakable } from '../kit/breakable.js'
import { dataTable } from '../kit/data-table.js'
import { progressBar } from './progress-bar.js'

type Texts = Pick<PanelServices, 'messages' | 'language'>

/** How many of a class are in a state. */
export function countOf({ counts, disabled }: ClassFunnel, state: PersonState): number {
  return state === 'disabled' ? disabled : counts[state]
}

/** All classes as one. */
export function sumOf(classes: ClassFunnel[]): ClassFunnel {
  const sum: ClassFunnel = { class: '', people: 0, disabled: 0, counts: {} as ClassFunnel['counts'] }
  for (const each of classes) {
    sum.people += each.people
    sum.disabled += each.disabled
    for (const state of PERSON_STATES)
      if (state !== 'disabled') sum.counts[state] = (sum.counts[state] ?? 0) + each.counts[state]
  }
  return sum
}

/** A row a class; every number leads to those people. Each cell carries its head for the narrow layout. */
export function classesTable(classes: ClassFunnel[], texts: Texts): TemplateResult {
  const t = texts.messages.classes
  const all = sumOf(classes)
  // most schools have nobody there, and the table is wide enough
  const states = PERSON_STATES.filter((state) => state !== 'disabled' || all.disabled > 0)
  const row = (funnel: ClassFunnel, name: string, to: (state?: PersonState) => Route): TemplateResult =>
    html`<tr role="row">
      <th role="rowheader" scope="row"><a class="panel-link" href=${routeHash(to())}>${breakable(name)}</a></th>
      <td role="cell" data-head=${t.people}>${funnel.people.toLocaleString(texts.language)}</td>
      <td role="cell" class="panel-wide" data-head=${t.progress}>${progressBar(funnel, texts)}</td>
      ${states.map((state) => numberCell(countOf(funnel, state), { state, texts, name, to: to(state) }))}
    </tr>`
  return dataTable({
    label: texts.messages.menu.classes,
    kind: 'funnel',
    heads: [
      texts.messages.person.class,
      t.people,
      t.progress,
      ...states.map(
        (state) => html`<span class="panel-swatch" data-state=${state}></span>${texts.messages.states[state]}`,
      ),
    ],
    rows: classes.map((each) =>
      row(each, each.class || t.noClass, (state) => ({
        name: 'class',
        class: each.class,
        ...(state && { state }),
      })),
    ),
    sum: classes.length > 1 ? row(all, t.all, (state) => ({ name: 'everybody', ...(state && { state }) })) : undefined,
  })
}

function numberCell(
  count: number,
  { state, texts, name, to }: { state: PersonState; texts: Texts; name: string; to: Route },
): TemplateResult {
  const { messages, language } = texts
  const head = messages.states[state]
  const people = plural(language, messages.classes.count, count)
  return html`<td role="cell" data-head=${head} ?data-none=${count === 0}>
    ${
      count === 0
        ? html`<span class="panel-none">0</span>`
        : html`<a class="panel-link panel-number" href=${routeHash(to)} aria-label="${name}, ${head}: ${people}"
            >${count.toLocaleString(language)}</a
          >`
    }
  </td>`
}
