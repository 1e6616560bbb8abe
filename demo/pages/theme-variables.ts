/** A CSS custom property of the element. */
export interface ThemeVariable {
  name: `--klucznik-${string}`
  /** What it changes, in Polish. */
  meaning: string
  /** As documented; two values when the dark one differs. */
  fallback: string | { light: string; dark: string }
}

/** Every `--klucznik-*` that the element reads. */
export const THEME_VARIABLES: ThemeVariable[] = [
  { name: '--klucznik-accent', meaning: 'przyciski', fallback: { light: '#0b57a4', dark: '#8cc0ff' } },
  {
    name: '--klucznik-accent-hover',
    meaning: 'przyciski pod kursorem',
    fallback: { light: '#083f78', dark: '#b5d7ff' },
  },
  {
    name: '--klucznik-on-accent',
    meaning: 'napis na głównym przycisku',
    fallback: { light: '#ffffff', dark: '#06223f' },
  },
  { name: '--klucznik-focus', meaning: 'obwódka fokusu', fallback: { light: '#0b57a4', dark: '#8cc0ff' } },
  { name: '--klucznik-text', meaning: 'tekst', fallback: { light: '#18212b', dark: '#edf1f5' } },
  { name: '--klucznik-text-muted', meaning: 'podpowiedzi', fallback: { light: '#465361', dark: '#b9c3cd' } },
  { name: '--klucznik-surface', meaning: 'tło', fallback: { light: '#ffffff', dark: '#151b22' } },
  { name: '--klucznik-border', meaning: 'obramowanie', fallback: { light: '#cfd6dd', dark: '#3a4550' } },
  { name: '--klucznik-field-surface', meaning: 'tło pola', fallback: { light: '#ffffff', dark: '#0e1319' } },
  { name: '--klucznik-field-border', meaning: 'obramowanie pola', fallback: { light: '#5b6875', dark: '#8d99a6' } },
  { name: '--klucznik-error', meaning: 'błędy', fallback: { light: '#b3201a', dark: '#ffb3ab' } },
  { name: '--klucznik-error-surface', meaning: 'tło ramki z błędem', fallback: { light: '#fdf0ef', dark: '#361614' } },
  { name: '--klucznik-font', meaning: 'krój pisma', fallback: 'inherit' },
  { name: '--klucznik-radius', meaning: 'zaokrąglenie', fallback: '0.25em' },
  { name: '--klucznik-padding', meaning: 'odstęp od brzegu', fallback: 'clamp(1em, 4vw, 1.75em)' },
  { name: '--klucznik-max-width', meaning: 'największa szerokość', fallback: '34em' },
]

/** Some sets that look different from the default; every pair of colours in them has 4.5:1. */
export const PRESETS: { name: string; values: Partial<Record<ThemeVariable['name'], string>> }[] = [
  { name: 'Domyślny', values: {} },
  {
    name: 'Zieleń',
    values: {
      '--klucznik-accent': '#1f5a3d',
      '--klucznik-accent-hover': '#174530',
      '--klucznik-on-accent': '#ffffff',
      '--klucznik-focus': '#1f5a3d',
      '--klucznik-text': '#20261f',
      '--klucznik-text-muted': '#51594f',
      '--klucznik-surface': '#fdfbf5',
      '--klucznik-border': '#ddd6c6',
      '--klucznik-field-surface': '#ffffff',
      '--klucznik-field-border': '#5f6b5d',
      '--klucznik-error': '#a31f1a',
      '--klucznik-error-surface': '#fdf0ef',
      '--klucznik-radius': '0.5em',
    },
  },
  {
    name: 'Śliwka, bez ramki',
    values: {
      '--klucznik-accent': '#7a1f5c',
      '--klucznik-accent-hover': '#561240',
      '--klucznik-on-accent': '#ffffff',
      '--klucznik-focus': '#7a1f5c',
      '--klucznik-text': '#2a1a26',
      '--klucznik-text-muted': '#5d4a58',
      '--klucznik-surface': '#fbf4f8',
      '--klucznik-border': 'transparent',
      '--klucznik-field-surface': '#ffffff',
      '--klucznik-field-border': '#7d6675',
      '--klucznik-error': '#9c1c12',
      '--klucznik-error-surface': '#fdeeea',
      '--klucznik-radius': '1.375em',
    },
  },
  {
    name: 'Prosty, szeroki',
    values: {
      '--klucznik-radius': '0',
      '--klucznik-padding': '0.75em',
      '--klucznik-max-width': 'none',
      '--klucznik-font': 'Georgia, serif',
    },
  },
]
