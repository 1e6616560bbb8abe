import { readEnvironment } from '../../server/env.js'
import { startServer } from '../../server/main.js'

// as `klucznik serve`, but a killed worker’s lease is over in four seconds instead of two minutes, and no busy machine refuses
const env = readEnvironment(process.env)
const server = await startServer(env, { pace: { everyMs: 50, leaseMs: 4_000 }, patience: { lag: 0 } })
console.log(JSON.stringify({ msg: 'listening', url: env.publicUrl }))
process.once('SIGTERM', () => void server.stop())
