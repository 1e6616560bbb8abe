import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLoopback } from '../../../server/mail/is-loopback.js'

const HERE = ['127.0.0.1', '127.0.0.2', '127.255.255.254', '::1', '[::1]', '0:0:0:0:0:0:0:1', 'localhost', 'LOCALHOST']
const ELSEWHERE = [
  'mail.example.pl',
  'localhost.example.pl',
  'example.localhost.pl',
  'localhost.',
  'notlocalhost',
  '127.0.0.1.example.pl',
  '127.1',
  '0x7f000001',
  '2130706433',
  '126.255.255.255',
  '128.0.0.1',
  '10.0.0.1',
  '192.168.1.1',
  '0.0.0.0',
  '::',
  '::2',
  'fe80::1',
  '::ffff:10.0.0.1',
  '',
]

for (const host of HERE) {
  test(`[38] what goes to ${host} stays on this machine`, () => assert.equal(isLoopback(host), true))
}

for (const host of ELSEWHERE) {
  test(`[38] what goes to ${host || 'no host'} may leave this machine`, () => assert.equal(isLoopback(host), false))
}
