// Where the server runs from its sources, a thread of Node 20 loads no `.ts` until this has been registered in it.
import { register } from 'tsx/esm/api'

register()
await import('./draw-worker.ts')
