import { readFileSync } from 'node:fs'

/** Variables that hold a secret: `<NAME>_FILE` names a file that holds it instead. */
const SECRETS = ['SECRET_KEY', 'DATABASE_URL', 'SMTP_URL', 'METRICS_TOKEN']

const BY_CODE: Record<string, string> = {
  ENOENT: 'names a file that is not there: make it, or correct the path',
  ENOTDIR: 'names a file that is not there: make it, or correct the path',
  EISDIR: 'names a folder, not a file (docker makes one where the file to mount is missing): put the file there',
  EACCES: 'names a file that this user may not read: let the user who runs klucznik read it',
}

/** Variables after their files were read, and what is wrong with the files: a sentence for each secret. */
export interface SecretFiles {
  /** Whatever was given, with `<NAME>` in the place of each `<NAME>_FILE` that could be read. */
  variables: Record<string, string>
  /** By the secret's `<NAME>`. */
  mistakes: Map<string, string>
  /** How people know a secret: `<NAME>_FILE` where a file gave it, else `<NAME>`. */
  nameOf(name: string): string
}

/**
 * Reads the file of each secret that is among `names`; one newline at its end is no part of it.
 * Sentences repeat neither path nor content: by mistake either may be the secret itself.
 */
export function readSecretFiles(given: Record<string, string>, names: string[]): SecretFiles {
  const variables = { ...given }
  const mistakes = new Map<string, string>()
  const fromFiles = new Set<string>()
  for (const name of SECRETS.filter((secret) => names.includes(secret))) {
    const path = given[`${name}_FILE`]
    if (path === undefined) continue
    if (given[name] !== undefined) {
      mistakes.set(name, `${name} and ${name}_FILE are both set: keep one of them`)
      continue
    }
    fromFiles.add(name)
    const read = readSecret(path)
    if (read.mistake === undefined) variables[name] = read.secret
    else mistakes.set(name, `${name}_FILE ${read.mistake}`)
  }
  return { variables, mistakes, nameOf: (name) => (fromFiles.has(name) ? `${name}_FILE` : name) }
}

function readSecret(path: string): { secret: string; mistake?: never } | { mistake: string } {
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    return { mistake: BY_CODE[code] ?? `cannot be read: ${code}` }
  }
  const secret = content.replace(/^\ufeff/, '').replace(/\r?\n$/, '')
  if (secret === '') return { mistake: 'names an empty file: it must hold the secret' }
  if (/[\r\n]/.test(secret)) return { mistake: 'names a file of several lines: it must hold the secret alone' }
  return { secret }
}
