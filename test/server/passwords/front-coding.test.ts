import assert from 'node:assert/strict'
import { it } from 'node:test'
import { decodeFrontCoded } from '../../../server/passwords/front-coding.js'

it('front-coded words are read back, over line ends and in any script, without what is said of them', () => {
  assert.deepEqual([...decodeFrontCoded('\nAkotDekF1\nAшколаFяр\n')], ['kot', 'kotek', 'kotek1', 'школа', 'школаяр'])
  assert.deepEqual([...decodeFrontCoded('AabcCC\nd')], ['abc', 'ab', 'abd'])
  assert.deepEqual([...decodeFrontCoded('# Where from: A list\n# B\r\nAkot\r\nDek')], ['kot', 'kotek'])
  assert.deepEqual([...decodeFrontCoded('')], [])
})
