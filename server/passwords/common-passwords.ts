import { readFileSync } from 'node:fs'
import type { CommonPasswords } from '../domain/ports/common-passwords.js'
import { decodeFrontCoded } from './front-coding.js'

/** The list that is built in (`scripts/word-list` writes it), read and unpacked: some 40 ms, once for a server. */
export function loadCommonPasswords(): CommonPasswords {
  return decodeFrontCoded(readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8'))
}
