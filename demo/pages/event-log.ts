const NAMES = ['klucznik-view', 'klucznik-sent', 'klucznik-completed', 'klucznik-failure'] as const
const MOST_LINES = 200
const TIME = new Intl.DateTimeFormat('pl', { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** Writes down the element's events as any page can hear them. */
export function wireEventLog(): void {
  const log = document.querySelector<HTMLElement>('#log')
  for (const name of NAMES) document.addEventListener(name, (event) => write(log, event as CustomEvent<unknown>))
  document.querySelector('#clear-log')?.addEventListener('click', () => log?.replaceChildren())
}

function write(log: HTMLElement | null, event: CustomEvent<unknown>): void {
  if (log === null) return
  const line = document.createElement('p')
  line.append(part('time', TIME.format()), part('name', event.type), part('detail', JSON.stringify(event.detail)))
  log.append(line)
  while (log.childElementCount > MOST_LINES) log.firstElementChild?.remove()
  log.scrollTop = log.scrollHeight
}

function part(className: string, text: string): HTMLElement {
  const element = document.createElement(className === 'time' ? 'time' : 'code')
  element.className = className
  element.textContent = `${text} `
  return element
}
