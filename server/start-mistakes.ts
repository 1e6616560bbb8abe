import { Failure } from './domain/failure.js'
import { EnvironmentInvalid, type Environment } from './env.js'

/** What a store that does not open says of the environment: only the file system and the driver know it. */
export function storeMistake(
  error: unknown,
  { databaseUrl, dataDir }: Pick<Environment, 'databaseUrl' | 'dataDir'>,
): unknown {
  if (!(error instanceof Error) || error instanceof Failure) return error
  const where = databaseUrl === undefined ? `DATA_DIR ${dataDir}` : 'DATABASE_URL'
  if (error.name === 'SchemaStrange') return new EnvironmentInvalid([`the store in ${where} was ${error.message}`])
  if (databaseUrl === undefined) {
    return new EnvironmentInvalid([`DATA_DIR ${dataDir} cannot be used: ${codeOf(error) ?? error.message}`])
  }
  if (error.name !== 'MongoParseError') return error
  // the driver may repeat the whole address, with its password
  const why = error.message.includes('//') ? 'it is not read as a connection string' : error.message
  return new EnvironmentInvalid([`DATABASE_URL cannot be used: ${why}`])
}

/** What a server that cannot listen says of the environment. */
export function listenMistake(error: unknown, { host, port }: Pick<Environment, 'host' | 'port'>): unknown {
  const code = codeOf(error)
  if (code === 'EADDRINUSE') return new EnvironmentInvalid([`PORT ${port} is taken by another program on ${host}`])
  if (code === 'EACCES')
    return new EnvironmentInvalid([`PORT ${port} is not for this user: ports below 1024 often are not`])
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new EnvironmentInvalid([`HOST ${host} is no address of this machine`])
  }
  return error
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
