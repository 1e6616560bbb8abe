import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { foldPassword } from '../../../server/domain/passwords/fold-password.js'
import { loadCommonPasswords } from '../../../server/passwords/common-passwords.js'
import { decodeFrontCoded } from '../../../server/passwords/front-coding.js'
import { REPOSITORY } from '../../support/repository.js'

const file = new URL('../../../server/passwords/common-passwords.txt', import.meta.url)

describe('the list of common passwords', () => {
  const list = loadCommonPasswords()

  it('holds breached passwords, words, names and places of four languages [27]', () => {
    const pieces = ['password', 'szkoła', 'Warszawa', 'klaudia', 'Kowalska', 'gmina', 'пароль', 'Україна', 'kochamcię']
    for (const piece of pieces) assert.equal(list.has(foldPassword(piece)), true, piece)
  })

  it('holds nothing that nobody types', () => {
    for (const piece of ['', 'xkqzwmtp', 'WARSZAWA', 'kotrowerchmuralampa']) assert.equal(list.has(piece), false, piece)
  })

  it('holds sorted, folded words, each once', () => {
    const words = [...decodeFrontCoded(readFileSync(file, 'utf8'))]
    assert.ok(words.length > 50_000)
    words.forEach((word, at) => {
      assert.ok(at === 0 || (words[at - 1] ?? '') < word, word)
      assert.equal(foldPassword(word), word)
    })
  })

  it('stays small in the tree', () => {
    assert.ok(statSync(file).size < 350_000)
  })

  it('is what its script makes of its sources, byte for byte', () => {
    const script = join(REPOSITORY, 'scripts/word-list/build.mjs')
    const run = spawnSync(process.execPath, ['--import', 'tsx', script, '--check'], { encoding: 'utf8' })
    assert.equal(run.status, 0, run.stderr)
  })
})
