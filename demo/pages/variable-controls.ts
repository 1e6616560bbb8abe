import { PRESETS, THEME_VARIABLES, type ThemeVariable } from './theme-variables.js'

type Values = Record<string, string>

/** Makes a control for every theme variable and sets them on the element; calls back with those that are set. */
export function followVariables(element: HTMLElement, changed: (values: Values) => void): void {
  const controls = THEME_VARIABLES.map(createControl)
  document.querySelector('#variables')?.append(...controls.map(({ root }) => root))

  const apply = (): void => {
    const values: Values = {}
    for (const { name, text } of controls) {
      const value = text.value.trim()
      if (value === '') element.style.removeProperty(name)
      else element.style.setProperty(name, value)
      // what the browser does not take is not shown as code either
      if (value !== '' && element.style.getPropertyValue(name) !== '') values[name] = value
    }
    changed(values)
  }

  for (const { text, color } of controls) {
    text.addEventListener('input', () => {
      if (color !== undefined && /^#[0-9a-f]{6}$/i.test(text.value)) color.value = text.value
      apply()
    })
    color?.addEventListener('input', () => {
      text.value = color.value
      apply()
    })
  }

  const presets = PRESETS.map(({ name, values }) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = name
    button.addEventListener('click', () => {
      for (const control of controls) control.set(values[control.name] ?? '')
      apply()
    })
    return button
  })
  document.querySelector('#presets')?.append(...presets)
}

interface Control {
  name: ThemeVariable['name']
  root: HTMLElement
  text: HTMLInputElement
  color: HTMLInputElement | undefined
  set(value: string): void
}

/** A text field for any value, and beside it, for a colour, what the browser picks colours with. */
function createControl({ name, meaning, fallback }: ThemeVariable): Control {
  const isColor = typeof fallback === 'object'
  const root = document.createElement('div')
  root.className = 'control'
  const label = document.createElement('label')
  const code = document.createElement('code')
  code.textContent = name
  label.append(code, ` ${meaning}`)
  label.htmlFor = `v${name}`
  const row = document.createElement('div')
  row.className = 'row'
  const text = document.createElement('input')
  text.id = label.htmlFor
  text.spellcheck = false
  text.autocapitalize = 'none'
  text.dataset['variable'] = name
  text.placeholder = isColor ? `${fallback.light} / ${fallback.dark}` : fallback
  const color = isColor ? createColorInput(fallback.light, meaning) : undefined
  row.append(...(color === undefined ? [text] : [color, text]))
  root.append(label, row)
  return {
    name,
    root,
    text,
    color,
    set(value) {
      text.value = value
      if (color !== undefined && isColor) color.value = /^#[0-9a-f]{6}$/i.test(value) ? value : fallback.light
    },
  }
}

function createColorInput(value: string, meaning: string): HTMLInputElement {
  const color = document.createElement('input')
  color.type = 'color'
  color.value = value
  color.setAttribute('aria-label', `Wybierz kolor: ${meaning}`)
  return color
}
