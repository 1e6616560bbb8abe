import { tieWords } from '../server/typography/tie-words.js'

/** What somebody sees in the made-up school diary, in Polish. */
export interface Diary {
  title: string
  /** Heads of the two columns. */
  columns: [string, string]
  rows: { name: string; grades: string[] }[]
  note: string
}

const SUBJECTS: Diary['columns'] = ['Przedmiot', 'Oceny']

const DIARIES: Record<string, Diary> = {
  'nowak.zosia': {
    title: 'Zosia Nowak, klasa 4b',
    columns: SUBJECTS,
    rows: [
      { name: 'Język polski', grades: ['5', '4+', '5'] },
      { name: 'Matematyka', grades: ['4', '5-', '6'] },
      { name: 'Przyroda', grades: ['5', '5'] },
      { name: 'Plastyka', grades: ['6', '6', '5+'] },
    ],
    note: 'Zosia dostała główną rolę w przedstawieniu o lipie. Próby są we wtorki po lekcjach.',
  },
  'nowak.kuba': {
    title: 'Kuba Nowak, klasa 7a',
    columns: SUBJECTS,
    rows: [
      { name: 'Język polski', grades: ['3+', '4'] },
      { name: 'Matematyka', grades: ['5', '5', '4+'] },
      { name: 'Chemia', grades: ['4', '4-'] },
      { name: 'Wychowanie fizyczne', grades: ['6', '6'] },
    ],
    note: 'Proszę o strój sportowy na czwartek: klasa gra z sąsiednią szkołą.',
  },
  'wisniewski.hania': {
    title: 'Hania Wiśniewska, klasa 5c',
    columns: SUBJECTS,
    rows: [
      { name: 'Język polski', grades: ['5', '5-', '6'] },
      { name: 'Matematyka', grades: ['3', '4', '4'] },
      { name: 'Historia', grades: ['5', '6'] },
      { name: 'Język angielski', grades: ['4+', '5'] },
    ],
    note: 'Hania oddała wszystkie książki do biblioteki przed terminem.',
  },
  'kovalenko.danylo': {
    title: 'Danyło Kovalenko, klasa 6b',
    columns: SUBJECTS,
    rows: [
      { name: 'Język polski', grades: ['4', '4+', '5'] },
      { name: 'Matematyka', grades: ['6', '5'] },
      { name: 'Geografia', grades: ['5', '4'] },
      { name: 'Muzyka', grades: ['5', '5+'] },
    ],
    note: 'Danyło prowadzi gazetkę szkolną razem z klasą 6a.',
  },
  'jan.kowalczyk': {
    title: 'Jan Kowalczyk, klasa 8a',
    columns: SUBJECTS,
    rows: [
      { name: 'Język polski', grades: ['4', '3+'] },
      { name: 'Matematyka', grades: ['5', '4+', '5'] },
      { name: 'Fizyka', grades: ['6', '5', '6'] },
      { name: 'Informatyka', grades: ['6', '6'] },
    ],
    note: 'Próbny egzamin ósmoklasisty jest w przyszłym miesiącu.',
  },
  'ewa.zielinska': {
    title: 'Klasa 4b, matematyka',
    columns: ['Uczeń', 'Oceny'],
    rows: [
      { name: 'Antek Wrona', grades: ['4', '3+', '5'] },
      { name: 'Lena Mazur', grades: ['5', '5', '4'] },
      { name: 'Zosia Nowak', grades: ['4', '5-', '6'] },
    ],
    note: 'Zastępstwo na czwartej lekcji: sala 12.',
  },
  'barbara.wojcik': {
    title: 'Sekretariat',
    columns: ['Klasa', 'Wychowawczyni'],
    rows: [
      { name: '4b', grades: ['Ewa Zielińska'] },
      { name: '7a', grades: ['Ewa Zielińska'] },
    ],
    note: 'Konta rodziców i uczniów są w panelu szkoły.',
  },
}

const EMPTY: Diary = { title: 'Oceny', columns: SUBJECTS, rows: [], note: 'Nie ma jeszcze ocen.' }

/** The diary behind a login; an empty one for accounts that somebody added to the demo. */
export function diaryOf(login: string): Diary {
  const diary = DIARIES[login.toLowerCase()] ?? EMPTY
  return { ...diary, note: tieWords(diary.note) }
}
