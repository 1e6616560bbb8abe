import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { describe, it } from 'node:test'
import { clientAddress } from '../../../../server/http/request/client-address.js'
import { clientNetwork } from '../../../../server/http/request/client-network.js'

describe('the network that limits count [40]', () => {
  const table: [address: string, network: string][] = [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['::ffff:0:1', '0.0.0.1'],
    ['::fffe:c000:207', '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
  ]
  for (const [address, network] of table) {
    it(`of ${address} is ${network}`, () => assert.equal(clientNetwork(address), network))
  }
})

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
