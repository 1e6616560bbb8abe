import { TIME_ZONE as timeZone } from '../../../contract/time-zone.js'

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short' })

/** The day of a moment as calendars in Poland have it: a text that is another one each day. */
export function localDay(at: Date): string {
  return DAY.format(at)
}
