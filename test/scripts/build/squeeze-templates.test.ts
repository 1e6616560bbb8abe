import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { squeezeTemplates } from '../../../scripts/build/squeeze-templates.js'
import { buildFiles, ROOT } from './support/build-files.js'

const TEMPLATES = `
const [html, css] = [String.raw, String.raw]
export const name = 'Ala'
export const view = html\`
  <p>
    One  \${name}
  </p>
  <b>two</b>
\`
export const style = css\`
  p > b {
    color: red;
    margin: 0 1px;
  }
\`
export const plain = \`
  as it was\`
`

async function squeezed(path: string, code = TEMPLATES): Promise<Record<string, unknown>> {
  const built = await buildFiles({
    files: { 'entry.js': `export * from './${path}'`, [path]: code },
    plugins: [squeezeTemplates({ root: ROOT, rooms: ['ui', 'panel'] })],
  })
  const url = `data:text/javascript,${encodeURIComponent(built.get('entry.js') ?? '')}`
  return (await import(url)) as Record<string, unknown>
}

describe('templates', () => {
  it('of the rooms lose the white space that means nothing, and no other text does', async () => {
    const { view, style, plain } = await squeezed('ui/view.js')
    assert.equal(view, ' <p> One  Ala </p><b>two</b> ')
    assert.equal(style, ' p > b{color:red;margin:0 1px}')
    assert.equal(plain, '\n  as it was')
  })

  for (const path of ['elsewhere/view.js', 'ui-of-another/view.js']) {
    it(`of ${path} are left alone, and then the build fails by name`, async () => {
      await assert.rejects(
        squeezed(path),
        /klucznik:squeeze-templates.*ui, panel have no template of html, css any more/s,
      )
    })
  }

  it('of one tag alone are not enough', async () => {
    const renamed = TEMPLATES.replace('css`', 'styles`').replace('[html, css]', '[html, styles]')
    await assert.rejects(
      squeezed('panel/view.js', renamed),
      /klucznik:squeeze-templates.*have no template of css any more/s,
    )
  })
})
