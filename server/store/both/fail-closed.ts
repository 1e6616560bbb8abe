import { Failure } from '../../domain/failure.js'
import { AddressChanged, IdentifierTaken } from '../../domain/ports/account-store.js'

/** A port whose driver errors leave as {@link Failure} `UNAVAILABLE`; what the domain throws and expects passes through. */
export function failClosed<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver)
      if (typeof member !== 'function') return member
      return (...args: unknown[]): unknown => {
        const outcome: unknown = Reflect.apply(member, target, args)
        return isIterable(outcome) ? guarded(outcome) : Promise.resolve(outcome).catch(tell)
      }
    },
  })
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

async function* guarded(items: AsyncIterable<unknown>): AsyncIterable<unknown> {
  try {
    yield* items
  } catch (error) {
    tell(error)
  }
}

function tell(error: unknown): never {
  const isExpected = [Failure, IdentifierTaken, AddressChanged].some((expected) => error instanceof expected)
  if (isExpected) throw error
  throw new Failure('UNAVAILABLE', { cause: error })
}
