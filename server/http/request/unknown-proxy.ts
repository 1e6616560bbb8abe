import { BlockList, isIP, isIPv6 } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EventLog } from '../../domain/ports/event-log.js'
import { isPrivate } from './private-network.js'

/** What proxies put on a request that they pass on. */
const SIGNS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host'] as const

/** Whether a request was forwarded by somebody whom `TRUSTED_PROXIES` does not name: whose it is, nobody knows. */
export type IsByUnknownProxy = (request: Pick<FastifyRequest, 'headers' | 'socket'>) => boolean

/** Takes addresses and networks in CIDR notation. */
export function unknownProxies(trusted: readonly string[]): IsByUnknownProxy {
  const known = new BlockList()
  for (const text of trusted) {
    const [address = '', prefix] = text.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    if (prefix === undefined) known.addAddress(address, family)
    else known.addSubnet(address, Number(prefix), family)
  }
  return ({ headers, socket: { remoteAddress = '' } }) => {
    if (SIGNS.every((name) => headers[name] === undefined)) return false
    return isIP(remoteAddress) === 0 || !known.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4')
  }
}

/**
 * Says once that a proxy of ours seems to be left out of `TRUSTED_PROXIES`: every visitor is then the same one to the
 * limits. A forwarded request from outside is no such sign, since anybody can send the header.
 */
export function warnOfUnknownProxy(app: FastifyInstance, isByUnknownProxy: IsByUnknownProxy, log: EventLog): void {
  let isTold = false
  app.addHook('onRequest', async (request) => {
    if (isTold || !isByUnknownProxy(request)) return
    const { remoteAddress = '' } = request.socket
    if (isIP(remoteAddress) === 0 || !isPrivate(remoteAddress)) return
    isTold = true
    log.warn('proxy.unknown')
  })
}
