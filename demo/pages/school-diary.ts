/** Somebody who is let in, and what they see. */
interface Person {
  firstName: string
  lastName: string
  diary: { title: string; columns: [string, string]; rows: { name: string; grades: string[] }[]; note: string }
}

/** What the diary's server answers to a sign-in; of a family with one address and one password everybody. */
type Answer =
  | { outcome: 'valid'; people: [Person, ...Person[]] }
  | { outcome: 'wrong' }
  | { outcome: 'wait'; seconds: number }
  | { outcome: 'unavailable' }

/** Below it nothing is said: the eye would not follow. */
const SLOW_MS = 300

const form = find('form', HTMLFormElement)
const identifier = find('identifier', HTMLInputElement)
const password = find('password', HTMLInputElement)
const reveal = find('reveal', HTMLButtonElement)
let isBusy = false

form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (!isBusy) void signIn()
})
reveal.addEventListener('click', () => showPassword(password.type === 'password'))
find('leave').addEventListener('click', leave)

async function signIn(): Promise<void> {
  if (identifier.value.trim() === '') return complain('Wpisz e-mail, PESEL lub login.', identifier)
  if (password.value === '') return complain('Wpisz hasło.', password)
  isBusy = true
  const slow = setTimeout(() => (find('status').textContent = 'Sprawdzamy hasło.'), SLOW_MS)
  const answer = await ask()
  clearTimeout(slow)
  find('status').textContent = ''
  isBusy = false
  switch (answer?.outcome) {
    case 'valid':
      return open(answer.people)
    case 'wrong':
      return complain('Hasło nie pasuje do tego, co jest wpisane wyżej. Sprawdź jedno i\u00a0drugie.', password)
    case 'wait':
      return complain(`Za dużo nieudanych prób. Spróbuj za ${minutes(answer.seconds)} albo ustaw nowe hasło.`)
    case 'unavailable':
      return complain('Nie da się teraz sprawdzić hasła. Spróbuj ponownie za chwilę.')
    default:
      complain('Nie ma połączenia z dziennikiem. Wpisane dane zostają. Spróbuj ponownie.')
  }
}

async function ask(): Promise<Answer | undefined> {
  try {
    const response = await fetch('/demo/dziennik/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identifier: identifier.value.trim(), password: password.value }),
    })
    return (await response.json()) as Answer
  } catch {
    return undefined
  }
}

function open(people: [Person, ...Person[]]): void {
  find('failure').replaceChildren()
  find('others').replaceChildren(...(people.length > 1 ? people.map(diaryButton) : []))
  form.reset()
  showPassword(false)
  read(people[0])
}

/** One of a family's diaries. */
function read({ firstName, lastName, diary }: Person): void {
  find('diary-title').textContent = `Zalogowano: ${firstName} ${lastName}`
  find('diary-of').textContent = diary.title
  find('column-name').textContent = diary.columns[0]
  find('column-grades').textContent = diary.columns[1]
  find('rows').replaceChildren(...diary.rows.map(gradesRow))
  find('grades').hidden = diary.rows.length === 0
  find('note').textContent = diary.note
  show('diary')
}

function diaryButton(person: Person): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = person.diary.title
  button.addEventListener('click', () => read(person))
  return button
}

function leave(): void {
  show('sign-in')
}

/** One of the two, and the focus on its heading. */
function show(section: 'sign-in' | 'diary'): void {
  find('sign-in').hidden = section !== 'sign-in'
  find('diary').hidden = section !== 'diary'
  find(`${section}-title`).focus()
}

function gradesRow({ name, grades }: { name: string; grades: string[] }): HTMLElement {
  const row = document.createElement('tr')
  const head = document.createElement('th')
  head.scope = 'row'
  head.textContent = name
  const cell = document.createElement('td')
  for (const grade of grades) {
    const mark = document.createElement('span')
    mark.className = 'grade'
    mark.textContent = grade.replace('-', '−')
    cell.append(mark, ' ')
  }
  row.append(head, cell)
  return row
}

function complain(text: string, field?: HTMLInputElement): void {
  for (const input of [identifier, password]) {
    input.toggleAttribute('aria-invalid', false)
    input.removeAttribute('aria-describedby')
  }
  const message = document.createElement('p')
  message.className = 'failure'
  message.id = 'failure-text'
  message.textContent = text
  find('failure').replaceChildren(message)
  if (field === undefined) return
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', message.id)
  field.focus()
  field.select()
}

function showPassword(isShown: boolean): void {
  password.type = isShown ? 'text' : 'password'
  reveal.setAttribute('aria-pressed', String(isShown))
}

function minutes(seconds: number): string {
  const count = Math.max(1, Math.ceil(seconds / 60))
  if (count === 1) return 'minutę'
  return `${count} ${new Intl.PluralRules('pl').select(count) === 'few' ? 'minuty' : 'minut'}`
}

function find(id: string): HTMLElement
function find<T extends HTMLElement>(id: string, kind: new () => T): T
function find(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id)
  if (!(element instanceof kind)) throw new Error(`the page has no #${id}`)
  return element
}
