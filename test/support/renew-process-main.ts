import { setTimeout } from 'node:timers/promises'
import { renewKeys } from '../../server/domain/key-keeping/renew-keys.js'
import { openServices } from '../../server/main.js'

// as `klucznik keys renew`, but no other server is waited for, and each step is told, so that a test can kill it there
const { services, close } = await openServices()
await renewKeys(services, 'przykladowo', {
  async wait() {
    console.log('waits')
    await setTimeout(100)
  },
  report() {
    console.log('page')
    // time for the test to kill it here
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  },
})
await close()
