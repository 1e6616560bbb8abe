import { MongoServerError } from 'mongodb'

/** Whether a unique index refused the write (code 11000). */
export function isDuplicateKey(error: unknown): error is MongoServerError {
  return error instanceof MongoServerError && error.code === 11_000
}
