import type { Mail } from './mail-watch.js'

const MOMENT = new Intl.DateTimeFormat('pl', { dateStyle: 'long', timeStyle: 'medium' })
const LINK = /https?:\/\/[^\s<>"]+/g

/** Shows a mail for reading: facts, the HTML part in a frame, the text part with its links. */
export function showMail(mail: Mail, number: number): void {
  set('subject', mail.subject)
  set('to', mail.to)
  set('date', MOMENT.format(new Date(mail.date)))
  document.getElementById('text')?.replaceChildren(...withLinks(mail.text))
  const frame = document.querySelector<HTMLIFrameElement>('#mail')
  if (frame === null) return
  frame.title = `Treść wiadomości: ${mail.subject}`
  frame.onload = () => fit(frame)
  // replace, not src: the frame's pages must not fill the tab's history
  frame.contentWindow?.location.replace(`/demo/inbox/${number}/html`)
}

/** As high as the mail, again when the width changes, so that there is one scroll bar and not two. */
function fit(frame: HTMLIFrameElement): void {
  const body = frame.contentDocument?.body
  if (!body) return
  const resize = (): void => {
    // below the height of what is in it, `scrollHeight` of the root says nothing
    frame.style.height = '0'
    frame.style.height = `${(frame.contentDocument?.documentElement.scrollHeight ?? 0) + 2}px`
  }
  let width = 0
  new ResizeObserver(() => {
    if (frame.clientWidth === width) return
    width = frame.clientWidth
    resize()
  }).observe(frame)
}

function withLinks(text: string): (string | Node)[] {
  const parts: (string | Node)[] = []
  let end = 0
  for (const { 0: address, index } of text.matchAll(LINK)) {
    const link = document.createElement('a')
    link.href = address
    link.textContent = address
    parts.push(text.slice(end, index), link)
    end = index + address.length
  }
  return [...parts, text.slice(end)]
}

function set(id: string, text: string): void {
  const element = document.getElementById(id)
  if (element !== null) element.textContent = text
}
