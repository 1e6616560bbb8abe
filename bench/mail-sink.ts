import { startInbox } from '../demo/inbox.js'

// prints its address, takes mails until it is killed
const { url } = await startInbox({ keep: 1 })
console.log(url)
