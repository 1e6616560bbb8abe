import { createMailWatch, type Mail } from './mail-watch.js'
import { showMail } from './show-mail.js'

const EVERY_MS = 1_000
const TIME = new Intl.DateTimeFormat('pl', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

const empty = find('empty')
const mailbox = find('mailbox')
const list = find('mails')
const status = find('status')
const trouble = find('trouble')

const look = createMailWatch()
const read = new Set<number>()
let mails: Mail[] = []
/** Mails are numbered from the oldest, so that a number stays a mail's own. */
let chosen = Number(location.hash.slice(1)) || 0
let isFirstLook = true

list.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  if (button === null) return
  open(Number(button.dataset['number']))
  document.querySelector<HTMLElement>('#subject')?.focus()
})
void watch()

async function watch(): Promise<void> {
  const seen = await look()
  trouble.textContent = seen === 'unreachable' ? 'Nie ma połączenia z serwerem demonstracji. Sprawdzamy dalej.' : ''
  if (typeof seen === 'object') update(seen.mails)
  setTimeout(() => void watch(), EVERY_MS)
}

function update(now: Mail[]): void {
  const fresh = now.slice(0, Math.max(0, now.length - mails.length))
  mails = now
  empty.hidden = now.length > 0
  mailbox.hidden = now.length === 0
  if (now.length > 0 && mailAt(chosen) === undefined) open(now.length)
  else if (isFirstLook && now.length > 0) open(chosen)
  else drawList()
  if (!isFirstLook) announce(fresh)
  isFirstLook = false
}

function announce(fresh: Mail[]): void {
  const [newest] = fresh
  if (newest !== undefined) status.textContent = `Nowa wiadomość do ${newest.to}: ${newest.subject}`
}

function open(number: number): void {
  const mail = mailAt(number)
  if (mail === undefined) return
  chosen = number
  read.add(number)
  // whoever comes back from a link finds the same mail open
  history.replaceState(undefined, '', `#${number}`)
  showMail(mail, number)
  drawList()
}

function mailAt(number: number): Mail | undefined {
  return mails[mails.length - number]
}

/** Rows are kept where they are, so that the focus is too. */
function drawList(): void {
  const rows = new Map([...list.children].map((row) => [Number((row as HTMLElement).dataset['number']), row]))
  mails.forEach((mail, at) => {
    const number = mails.length - at
    const row = rows.get(number) ?? createRow(mail, number)
    if (row.parentNode === null) list.insertBefore(row, list.children[at] ?? null)
    row.classList.toggle('unread', !read.has(number))
    const button = row.querySelector('button')
    if (number === chosen) button?.setAttribute('aria-current', 'true')
    else button?.removeAttribute('aria-current')
    const mark = row.querySelector('.mark')
    if (mark !== null) mark.textContent = read.has(number) ? '' : 'Nieprzeczytana: '
  })
}

function createRow(mail: Mail, number: number): HTMLElement {
  const row = document.createElement('li')
  row.dataset['number'] = String(number)
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset['number'] = String(number)
  const mark = span('visually-hidden mark', '')
  const subject = span('subject', mail.subject)
  const line = span('line', '')
  line.append(span('', mail.to), span('', TIME.format(new Date(mail.date))))
  button.append(mark, subject, line)
  row.append(button)
  return row
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = className
  element.textContent = text
  return element
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`the page has no #${id}`)
  return element
}
