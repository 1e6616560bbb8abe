import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { aFrame } from './until.js'

/**
 * Builds a view in 320 px and expects it to fit, at 200 % text too: nothing scrolls sideways, and each of its `targets` is
 * 44 px high and wide and within the window, with text of 16 px in what is typed into (WCAG 1.4.4, 1.4.10, 2.5.8).
 */
export async function expectFit<View>(
  build: () => Promise<View>,
  targets: (view: View) => Iterable<Element>,
): Promise<View> {
  await setViewport({ width: 320, height: 640 })
  const view = await build()
  for (const size of ['100%', '200%']) {
    document.documentElement.style.fontSize = size
    await aFrame()
    expect(document.documentElement.scrollWidth, size).to.be.at.most(320)
    for (const target of targets(view)) {
      const { width, height, right } = target.getBoundingClientRect()
      expect(height, `${size} ${target.outerHTML}`).to.be.at.least(44)
      expect(width, `${size} ${target.outerHTML}`).to.be.at.least(44)
      expect(right, `${size} ${target.outerHTML}`).to.be.at.most(320)
      if (target.matches('input, select'))
        expect(Number.parseFloat(getComputedStyle(target).fontSize), target.outerHTML).to.be.at.least(16)
    }
  }
  return view
}
