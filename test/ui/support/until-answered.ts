import { until } from './until.js'

// by default a page forgets what comes after the first 250
performance.setResourceTimingBufferSize(100_000)

/** Waits until the page has had `count` whole answers from an address with this text in it. */
export function untilAnswered(address: string, count = 1): Promise<void> {
  const answers = () => performance.getEntriesByType('resource').filter(({ name }) => name.includes(address))
  return until(() => answers().length >= count, `${count} answers from ${address}`)
}
