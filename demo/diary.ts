import { tieWords } from '../server/typography/tie-words.js'

/** What somebody sees in the made-up school diary, in Polish. */
export interface Diary {
  title: string
  /** Heads of the two columns. */
  columns: [string, string]
  rows: { name: string; grades: string[] }[]
  note: string
}

/** Two heads, and under them names with their grades. */
type Table = [heads: [string, string], rows: Record<string, string>]

const ofSubjects = (rows: Record<string, string>): Table => [['Przedmiot', 'Oceny'], rows]

const DIARIES: Record<string, [title: string, table: Table, note: string]> = {
  'nowak.zosia': [
    'Zosia Nowak, klasa 4b',
    ofSubjects({ 'Język polski': '5, 4+, 5', Matematyka: '4, 5-, 6', Przyroda: '5, 5', Plastyka: '6, 6, 5+' }),
    'Zosia dostała główną rolę w przedstawieniu o lipie. Próby są we wtorki po lekcjach.',
  ],
  'nowak.kuba': [
    'Kuba Nowak, klasa 7a',
    ofSubjects({ 'Język polski': '3+, 4', Matematyka: '5, 5, 4+', Chemia: '4, 4-', 'Wychowanie fizyczne': '6, 6' }),
    'Proszę o strój sportowy na czwartek: klasa gra z sąsiednią szkołą.',
  ],
  'wisniewski.hania': [
    'Hania Wiśniewska, klasa 5c',
    ofSubjects({ 'Język polski': '5, 5-, 6', Matematyka: '3, 4, 4', Historia: '5, 6', 'Język angielski': '4+, 5' }),
    'Hania oddała wszystkie książki do biblioteki przed terminem.',
  ],
  'kovalenko.danylo': [
    'Danyło Kovalenko, klasa 6b',
    ofSubjects({ 'Język polski': '4, 4+, 5', Matematyka: '6, 5', Geografia: '5, 4', Muzyka: '5, 5+' }),
    'Danyło prowadzi gazetkę szkolną razem z klasą 6a.',
  ],
  'jan.kowalczyk': [
    'Jan Kowalczyk, klasa 8a',
    ofSubjects({ 'Język polski': '4, 3+', Matematyka: '5, 4+, 5', Fizyka: '6, 5, 6', Informatyka: '6, 6' }),
    'Próbny egzamin ósmoklasisty jest w przyszłym miesiącu.',
  ],
  'ewa.zielinska': [
    'Klasa 4b, matematyka',
    [['Uczeń', 'Oceny'], { 'Antek Wrona': '4, 3+, 5', 'Lena Mazur': '5, 5, 4', 'Zosia Nowak': '4, 5-, 6' }],
    'Zastępstwo na czwartej lekcji: sala 12.',
  ],
  'barbara.wojcik': [
    'Sekretariat',
    [['Klasa', 'Wychowawczyni'], { '4b': 'Ewa Zielińska', '7a': 'Ewa Zielińska' }],
    'Konta rodziców i uczniów są w panelu szkoły.',
  ],
}

const EMPTY: [title: string, table: Table, note: string] = ['Oceny', ofSubjects({}), 'Nie ma jeszcze ocen.']

/** The diary behind a login; an empty one for accounts that somebody added to the demo. */
export function diaryOf(login: string): Diary {
  const [title, [columns, rows], note] = DIARIES[login.toLowerCase()] ?? EMPTY
  return {
    title,
    columns,
    rows: Object.entries(rows).map(([name, grades]) => ({ name, grades: grades.split(', ') })),
    note: tieWords(note),
  }
}
