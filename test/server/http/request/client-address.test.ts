import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { clientAddress } from '../../../../server/http/request/client-address.js'

describe('the address of a client [44]', () => {
  const table: [forwarded: string, address: string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:51234', '192.0.2.7'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['2001:db8::1', '2001:db8::1'],
    ['x1', '10.0.0.1'],
    ['unknown', '10.0.0.1'],
    ['', '10.0.0.1'],
    ['192.0.2.700', '10.0.0.1'],
    ['192.0.2.7:x', '10.0.0.1'],
    ['[x1]:80', '10.0.0.1'],
  ]
  for (const [ip, address] of table) {
    it(`that a proxy at 10.0.0.1 names "${ip}" is ${address}`, () => {
      const socket = { remoteAddress: '10.0.0.1' } as Socket
      assert.equal(clientAddress({ ip, socket }), address)
    })
  }
})
