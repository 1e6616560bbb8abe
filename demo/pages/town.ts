import { wireCopyButtons } from './copy-buttons.js'
import { createMailWatch, type Mail } from './mail-watch.js'

const EVERY_MS = 1_000
/** A mail that has not come by then does not come. */
const PATIENCE_MS = 20_000

const element = document.querySelector('klucznik-recovery')
const news = document.querySelector<HTMLElement>('#mail-news')
const look = createMailWatch()
let mails: Mail[] = []
/** How many there were before the request. */
let before = 0
/** The last request; an earlier one is no longer waited for. */
let round = 0
let isWaiting = false

wireCopyButtons()
// whoever sends has stepped into the form: what lies in the inbox then is older than the request
element?.addEventListener('focusin', () => {
  if (!isWaiting) void lookAgain().then((count) => (before = count))
})
element?.addEventListener('klucznik-sent', () => void announceMail())

/** After a request: tells when its mail has come, or that none will. */
async function announceMail(): Promise<void> {
  const own = ++round
  isWaiting = true
  say('Prośba przyjęta. Czekamy na wiadomość.')
  const deadline = Date.now() + PATIENCE_MS
  while (own === round && Date.now() < deadline) {
    if ((await lookAgain()) > before) break
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  if (own !== round) return
  isWaiting = false
  const [newest] = mails
  if (newest !== undefined && mails.length > before) return sayArrived(newest)
  say(
    'Nic nie przyszło. Tak ma być, gdy nikt nie ma takiego identyfikatora, gdy konto jest wyłączone albo bez adresu e-mail i\u00a0gdy w\u00a0tej godzinie wyszło już pięć wiadomości.',
  )
}

async function lookAgain(): Promise<number> {
  const seen = await look()
  if (typeof seen === 'object') mails = seen.mails
  return mails.length
}

function sayArrived({ to }: Mail): void {
  const link = document.createElement('a')
  link.href = '/demo/skrzynka'
  link.textContent = 'Otwórz skrzynkę'
  say(`Przyszła wiadomość na adres ${to}. `, link)
}

function say(...parts: (string | Node)[]): void {
  news?.replaceChildren(...parts)
}
