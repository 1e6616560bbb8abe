import type { AnyBulkWriteOperation, Collection } from 'mongodb'
import type { Account } from '../../domain/account.js'
import type { AccountDocument } from './collections.js'
import { areDuplicateKeys } from './duplicate-key.js'

/** Writes what a renewal makes of an account over the very one that was read. */
export function rewriting(
  { _id, unit, mark, profile, passwordHash, tickets, objections }: AccountDocument,
  changed: Account,
): AnyBulkWriteOperation<AccountDocument> {
  const unless = { $exists: false }
  const asRead = { mark, profile, tickets, passwordHash: passwordHash ?? unless, objections: objections ?? unless }
  const { keys, keyVersion } = changed
  return {
    updateOne: {
      filter: { _id, unit, ...asRead },
      update: {
        $set: {
          keys,
          keyVersion,
          mark: changed.mark,
          profile: changed.profile,
          tickets: changed.tickets,
          ...(changed.addressWish !== undefined && { addressWish: changed.addressWish }),
          ...(changed.objections !== undefined && { objections: changed.objections }),
          ...(changed.passwordHash !== undefined && { passwordHash: changed.passwordHash }),
          ...(changed.factors !== undefined && { factors: changed.factors }),
        },
      },
    },
  }
}

/** How many were written; those that an identifier of another account stopped are not. */
export async function rewrite(
  accounts: Collection<AccountDocument>,
  writes: AnyBulkWriteOperation<AccountDocument>[],
): Promise<number> {
  try {
    return (await accounts.bulkWrite(writes, { ordered: false })).matchedCount
  } catch (error) {
    if (areDuplicateKeys(error)) return error.result.matchedCount
    throw error
  }
}
