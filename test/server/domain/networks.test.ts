import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { networksOf } from '../../../server/domain/networks.js'

describe('the networks that limits count an address in [40, 81, 85]', () => {
  const IPV4 = ['192.0.2.7', '192.0.2.0/24']
  const table: [address: string, networks: string[]][] = [
    ['192.0.2.7', IPV4],
    ['::ffff:192.0.2.7', IPV4],
    ['::FFFF:c000:207', IPV4],
    ['0:0:0:0:0:ffff:192.0.2.7', IPV4],
    ['::ffff:0:1', ['0.0.0.1', '0.0.0.0/24']],
    ['::fffe:c000:207', ['::/64', '::/56', '::/48']],
    ['2001:db8:1:2:3:4:5:6', ['2001:db8:1:2::/64', '2001:db8:1::/56', '2001:db8:1::/48']],
    ['2001:db8:1:ff02::1', ['2001:db8:1:ff02::/64', '2001:db8:1:ff00::/56', '2001:db8:1::/48']],
    ['2001:DB8:1:2:ffff::', ['2001:db8:1:2::/64', '2001:db8:1::/56', '2001:db8:1::/48']],
    ['2001:db8::1', ['2001:db8::/64', '2001:db8::/56', '2001:db8::/48']],
    ['::1', ['::/64', '::/56', '::/48']],
    ['fe80::1%eth0', ['fe80::/64', 'fe80::/56', 'fe80::/48']],
    ['', ['']],
    ['1', ['1']],
    ['0x7f.1', ['0x7f.1']],
  ]
  for (const [address, networks] of table) {
    it(`of "${address}" are ${networks.join(', ')}`, () => {
      assert.deepEqual(
        networksOf(address).map(({ name }) => name),
        networks,
      )
    })
  }

  it('are wider the more of one address they hold', () => {
    assert.deepEqual(
      networksOf('2001:db8::1').map(({ times }) => times),
      [1, 4, 16],
    )
    assert.deepEqual(
      networksOf('192.0.2.7').map(({ times }) => times),
      [1, 16],
    )
  })
})
