import { MongoBulkWriteError, MongoServerError } from 'mongodb'

const DUPLICATE = 11_000

/** Whether a unique index refused the write. */
export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === DUPLICATE
}

/** Whether a unique index refused some of many writes, and nothing else went wrong. */
export function areDuplicateKeys(error: unknown): error is MongoBulkWriteError {
  return (
    error instanceof MongoBulkWriteError &&
    error.result.getWriteConcernError() === undefined &&
    [error.writeErrors].flat().every(({ code }) => code === DUPLICATE)
  )
}
