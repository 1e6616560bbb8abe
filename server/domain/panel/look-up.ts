import { awaitsOffice, isHeld } from '../is-usable.js'
import { mailTrouble } from './mail-trouble.js'
import { emptyCounts, funnelState, type FunnelCounts, type FunnelState } from '../directory/funnel.js'
import { teacherBehind } from '../directory/teacher-behind.js'
import type { Person } from '../directory/person.js'
import { searchWords } from '../directory/person-texts.js'
import type { Unit } from '../unit.js'
import type { PanelServices } from './panel-services.js'
import { isReachable, type Reach } from './reach.js'

type Needs = Pick<PanelServices, 'directory' | 'now'>

interface Look {
  unit: Unit
  reach: Reach
}

/** A part of a list, and how long the whole is. */
export interface PeoplePage {
  people: Person[]
  total: number
}

/** Whom to list. `staff`: teachers and the office instead of members. `state` leaves the disabled out. */
export interface PeopleFilter {
  class?: string | undefined
  state?: FunnelState | undefined
  status?: 'active' | 'disabled' | undefined
  staff?: boolean | undefined
}

/** Where a class stands; disabled accounts are counted apart and in no state. */
export interface ClassFunnel {
  /** Empty for members without a class. */
  class: string
  people: number
  disabled: number
  counts: FunnelCounts
}

/** People by name, for the office those first who wait for it; a page of them. */
export async function listPeople(
  services: Needs,
  { unit, reach, filter, offset, limit }: Look & { filter: PeopleFilter; offset: number; limit: number },
): Promise<PeoplePage> {
  const now = services.now()
  const found = (await reachable(services, { unit, reach })).filter((person) => {
    if ((person.role !== 'member') !== (filter.staff ?? false)) return false
    if (filter.class !== undefined && person.class !== filter.class) return false
    if (filter.status !== undefined && person.status !== filter.status) return false
    return filter.state === undefined || (person.status === 'active' && funnelState(person, now) === filter.state)
  })
  // for the office to look at: what somebody objected to, what somebody asks for, an account that came by a teacher's word
  const urgency = (person: Person): number => {
    if (awaitsOffice(person, now)) return isHeld(person, now) ? 4 : 3
    return person.addressWish ? 2 : teacherBehind(person, now) === undefined ? 0 : 1
  }
  if (reach === 'unit') found.sort((one, other) => urgency(other) - urgency(one))
  return { people: found.slice(offset, offset + limit), total: found.length }
}

/** People, staff too, in whose names, login, address or substitute identifier every word of the query stands. */
export async function searchPeople(
  services: Needs,
  { unit, reach, query, limit }: Look & { query: string; limit: number },
): Promise<PeoplePage> {
  const words = searchWords(query)
  if (words.length === 0) return { people: [], total: 0 }
  const found = (await reachable(services, { unit, reach })).filter(({ searchText }) =>
    words.every((word) => searchText.includes(word)),
  )
  return { people: found.slice(0, limit), total: found.length }
}

/** Every class with members, as people sort them: `4b` before `10a`. A teacher's empty classes are there too. */
export async function countClasses(services: Needs, { unit, reach }: Look): Promise<ClassFunnel[]> {
  const now = services.now()
  const classes = new Map<string, ClassFunnel>()
  const funnelOf = (name: string): ClassFunnel => {
    const known = classes.get(name) ?? { class: name, people: 0, disabled: 0, counts: emptyCounts() }
    classes.set(name, known)
    return known
  }
  if (reach !== 'unit') for (const name of reach.classes) funnelOf(name)
  for (const person of await reachable(services, { unit, reach })) {
    if (person.role !== 'member') continue
    const funnel = funnelOf(person.class)
    funnel.people++
    if (person.status === 'disabled') funnel.disabled++
    else funnel.counts[funnelState(person, now)]++
  }
  const collator = new Intl.Collator('pl', { numeric: true })
  return [...classes.values()].sort((one, other) => collator.compare(one.class, other.class))
}

/** Active people whose last mail did not arrive, or did not go out since they were asked for too often; the latest first. */
export async function listUndelivered(
  services: Needs,
  { unit, reach, offset, limit }: Look & { offset: number; limit: number },
): Promise<PeoplePage> {
  const now = services.now()
  const timeOf = (person: Person): number => mailTrouble(person, now)?.at.getTime() ?? 0
  const found = (await reachable(services, { unit, reach }))
    .filter((person) => person.status === 'active' && timeOf(person) > 0)
    .sort((one, other) => timeOf(other) - timeOf(one))
  return { people: found.slice(offset, offset + limit), total: found.length }
}

async function reachable({ directory }: Needs, { unit, reach }: Look): Promise<readonly Person[]> {
  const { sorted } = await directory.peopleOf(unit.id)
  return sorted.filter((person) => isReachable(reach, person))
}
