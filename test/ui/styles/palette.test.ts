import { expect, fixture, html } from '@open-wc/testing'
import '../../../widget/define.js'
import type { KlucznikRecovery } from '../../../widget/index.js'
import { ScriptedUnit } from '../support/scripted-unit.js'
import { until } from '../support/until.js'

/** WCAG 2.2: relative luminance of an sRGB colour as `getComputedStyle` writes it. */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

async function colors(theme: string): Promise<(name: string) => string> {
  const element = await fixture<KlucznikRecovery>(
    html`<klucznik-recovery lang="pl" theme=${theme} unit=${new ScriptedUnit().id}></klucznik-recovery>`,
  )
  await until(() => element.renderRoot.querySelector('h2'), 'it is there')
  const probe = document.createElement('i')
  element.renderRoot.append(probe)
  return (name) => {
    probe.style.color = `var(--_${name})`
    return getComputedStyle(probe).color
  }
}

describe('the default colours', () => {
  for (const theme of ['light', 'dark']) {
    it(`have 4.5:1 for text in the ${theme} [63]`, async () => {
      const color = await colors(theme)
      for (const [text, ground] of [
        ['text', 'surface'],
        ['text', 'field-surface'],
        ['text', 'error-surface'],
        ['text-muted', 'surface'],
        ['error', 'surface'],
        ['error', 'error-surface'],
        ['accent', 'surface'],
        ['accent', 'error-surface'],
        ['accent-hover', 'surface'],
        ['on-accent', 'accent'],
        ['on-accent', 'accent-hover'],
      ] as const) {
        expect(contrast(color(text), color(ground)), `${text} on ${ground}`).to.be.at.least(4.5)
      }
    })

    it(`have 3:1 for the borders of fields and for the ring of the focus in the ${theme} [63]`, async () => {
      const color = await colors(theme)
      for (const [line, ground] of [
        ['field-border', 'surface'],
        ['field-border', 'field-surface'],
        ['error', 'field-surface'],
        ['focus', 'surface'],
      ] as const) {
        expect(contrast(color(line), color(ground)), `${line} on ${ground}`).to.be.at.least(3)
      }
    })
  }

  it('have 7:1 in the contrast theme, in white, yellow and black, whatever the page has set', async () => {
    const style = document.createElement('style')
    style.textContent = 'body { --klucznik-text: rgb(9, 9, 9); --klucznik-accent: rgb(1, 2, 3) }'
    document.head.append(style)
    const color = await colors('contrast')
    for (const line of ['text', 'text-muted', 'error', 'accent', 'accent-hover', 'focus', 'border', 'field-border']) {
      for (const ground of ['surface', 'field-surface', 'error-surface']) {
        expect(contrast(color(line), color(ground)), `${line} on ${ground}`).to.be.at.least(7)
      }
    }
    for (const ground of ['accent', 'accent-hover'])
      expect(contrast(color('on-accent'), color(ground))).to.be.at.least(7)
    style.remove()
  })

  it('give way to those of the page', async () => {
    const style = document.createElement('style')
    style.textContent = 'body { --klucznik-accent: rgb(1, 2, 3) }'
    document.head.append(style)
    const color = await colors('light')
    expect(color('accent')).to.equal('rgb(1, 2, 3)')
    style.remove()
  })
})
