import { unsafeCSS, type CSSResult } from 'lit'

/** Each colour for a light and for a dark page. Text has at least 4.5:1 on what it stands on; borders and the ring 3:1. */
const COLORS = {
  text: ['#18212b', '#edf1f5'],
  'text-muted': ['#465361', '#b9c3cd'],
  surface: ['#fff', '#151b22'],
  border: ['#cfd6dd', '#3a4550'],
  'field-surface': ['#fff', '#0e1319'],
  'field-border': ['#5b6875', '#8d99a6'],
  accent: ['#0b57a4', '#8cc0ff'],
  'accent-hover': ['#083f78', '#b5d7ff'],
  'on-accent': ['#fff', '#06223f'],
  error: ['#b3201a', '#ffb3ab'],
  'error-surface': ['#fdf0ef', '#361614'],
  focus: ['#0b57a4', '#8cc0ff'],
} as const

/** `--_name` is what the styles use: the page's `--klucznik-name`, else our own. */
function variables(pick: (light: string, dark: string) => string): string {
  return Object.entries(COLORS)
    .map(([name, [light, dark]]) => `--_${name}:var(--klucznik-${name},${pick(light, dark)})`)
    .join(';')
}

/** What Polish public sites mean by their contrast switch: white and yellow on black, each at least 7:1, whatever the page has set. */
const CONTRAST = Object.keys(COLORS)
  .map(
    (name) =>
      `--_${name}:${/surface|on-/.test(name) ? '#000' : /text|hover|focus|^border/.test(name) ? '#fff' : '#ff0'}`,
  )
  .join(';')

/**
 * Colours as variables. `auto` follows the `color-scheme` that the page has declared and not the system's, since a page
 * without one stays light whatever the system says. A browser without `light-dark()` shows the light ones.
 */
export const palette: CSSResult = unsafeCSS(`
.klucznik{${variables((light) => light)}}
@supports (color:light-dark(red,red)){.klucznik{${variables((light, dark) => `light-dark(${light},${dark})`)}}}
.klucznik[data-theme=light]{color-scheme:light}
.klucznik[data-theme=dark]{color-scheme:dark}
.klucznik[data-theme=contrast]{color-scheme:dark;${CONTRAST}}
@media (prefers-contrast:more){.klucznik:not([data-theme=contrast]){--_text-muted:var(--_text);--_border:var(--_text);--_field-border:var(--_text);--_error:var(--_text)}}`)
