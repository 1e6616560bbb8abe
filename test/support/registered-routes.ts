import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'

/** Runs a start of a server and hears from Fastify which routes it registers, each as `GET /path/:name`; no HEAD. */
export async function hearRoutes<Result>(start: () => Promise<Result>): Promise<{ result: Result; routes: string[] }> {
  const routes: string[] = []
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) if (each !== 'HEAD') routes.push(`${each} ${url}`)
    })
  }
  subscribe('fastify.initialization', listen)
  try {
    return { result: await start(), routes }
  } finally {
    unsubscribe('fastify.initialization', listen)
  }
}
