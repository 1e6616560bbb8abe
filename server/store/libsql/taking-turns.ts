import { setImmediate } from 'node:timers/promises'

/** After so many milliseconds of calls everything else that waits gets a turn. */
const TURN_MS = 50

/**
 * A port of the embedded store, whose calls are done before they return: a loop over them would keep timers, requests and
 * the look at new keys waiting until its end.
 */
export function takingTurns<Port extends object>(port: Port): Port {
  let began = performance.now()
  const thenOthers = async (outcome: Promise<unknown>): Promise<unknown> => {
    try {
      return await outcome
    } finally {
      await setImmediate()
      began = performance.now()
    }
  }
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function') return member
      return (...args: unknown[]): unknown => {
        const outcome: unknown = Reflect.apply(member, target, args)
        if (!(outcome instanceof Promise) || performance.now() - began < TURN_MS) return outcome
        return thenOthers(outcome)
      }
    },
  })
}
