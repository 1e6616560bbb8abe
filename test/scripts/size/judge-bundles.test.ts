import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, it } from 'node:test'
import { judgeBundles, type Judgement } from '../../../scripts/size/judge-bundles.js'
import { withFolder } from '../build/support/with-folder.js'

const LANGUAGES = ['pl', 'uk', 'en', 'ru']

/** A file of a bundle as a test describes it; by default it holds next to nothing. */
interface FixtureFile {
  file: string
  imports?: string[]
  modules: string[]
  code?: string
}

const texts = (room: string, prefix: string): FixtureFile[] =>
  LANGUAGES.map((language) => ({ file: `chunks/${prefix}${language}.js`, modules: [`${room}/i18n/${language}.ts`] }))

const WIDGET: FixtureFile[] = [{ file: 'klucznik.js', modules: ['widget/define.ts'] }, ...texts('widget', '')]
const PANEL: FixtureFile[] = [{ file: 'panel.js', modules: ['panel/define.ts'] }, ...texts('panel', 'panel-')]
const PASSKEYS: FixtureFile[] = [{ file: 'passkeys.js', modules: ['passkeys/start.ts'] }]

/** What is said of bundles that are all right but for what a test changes. */
async function judge({ widget = WIDGET, panel = PANEL, passkeys = PASSKEYS }): Promise<Judgement> {
  let judgement: Judgement | undefined
  await withFolder(async (dist) => {
    for (const [report, files] of Object.entries({ bundle: widget, panel, passkeys })) {
      const reported = files.map(({ file, imports = [], modules }) => ({ file, imports, modules }))
      await writeFile(join(dist, `${report}.json`), JSON.stringify(reported))
      for (const { file, code = 'export {}' } of files) {
        await mkdir(dirname(join(dist, 'bundle', file)), { recursive: true })
        await writeFile(join(dist, 'bundle', file), code)
      }
    }
    judgement = await judgeBundles(dist)
  })
  return judgement as Judgement
}

const withFirst = ([first, ...others]: FixtureFile[], change: Partial<FixtureFile>): FixtureFile[] => [
  { ...(first as FixtureFile), ...change },
  ...others,
]

describe('the bundles', () => {
  it('are all right as long as nothing foreign is inside, and each load is told with its budget', async () => {
    const { report, mistakes } = await judge({})
    assert.deepEqual(mistakes, [])
    const told = report.join('\n')
    assert.match(told, /^first load, uk: 26 of \d{5} bytes brotli \(klucznik\.js, chunks\/uk\.js\)$/m)
    assert.match(told, /^panel, uk: 26 of \d{5} bytes brotli \(panel\.js, chunks\/panel-uk\.js\)$/m)
    assert.match(told, /^passkeys: 13 of \d{4} bytes brotli \(passkeys\.js\)$/m)
  })

  it('hold of server/ nothing', async () => {
    const modules = ['panel/define.ts', 'server/domain/accounts/account.ts']
    const { mistakes } = await judge({ panel: withFirst(PANEL, { modules }) })
    assert.deepEqual(mistakes, ['panel.js contains server/domain/accounts/account.ts'])
  })

  for (const module of ['node_modules/zod/v4/core/api.js', 'node_modules/@trpc/server/dist/tracked.mjs']) {
    it(`hold nothing of ${module}`, async () => {
      const { mistakes } = await judge({ widget: withFirst(WIDGET, { modules: ['widget/define.ts', module] }) })
      assert.deepEqual(mistakes, [`klucznik.js contains ${module}`])
    })
  }

  it('hold no word that only the server says', async () => {
    const { mistakes } = await judge({ widget: withFirst(WIDGET, { code: 'throw new ZodError(process.env)' }) })
    assert.deepEqual(mistakes, ['klucznik.js mentions ZodError', 'klucznik.js mentions process.env'])
  })

  it('can try every import again', async () => {
    const code = 'import("./chunks/pl.js"+(import.meta.retry??""));import("./chunks/uk.js")'
    const { mistakes } = await judge({ widget: withFirst(WIDGET, { code }) })
    assert.deepEqual(mistakes, ['klucznik.js cannot retry import("./chunks/uk.js")'])
  })

  it('have the panel in the panel’s alone', async () => {
    const { mistakes } = await judge({ widget: withFirst(WIDGET, { modules: ['panel/panel-frame.ts'] }) })
    assert.deepEqual(mistakes, ['klucznik.js contains panel/panel-frame.ts'])
  })

  it('speak four languages each', async () => {
    const { mistakes } = await judge({ widget: WIDGET.slice(0, -1) })
    assert.deepEqual(mistakes, ['3 languages found, not 4'])
  })
})

describe('a load', () => {
  // nothing compresses it
  const noise = (bytes: number) => randomBytes(bytes / 2).toString('hex')

  it('of the widget is the entry, one language, and what they import at their start', async () => {
    const widget = [
      ...withFirst(WIDGET, { imports: ['chunks/shared.js'] }),
      { file: 'chunks/shared.js', modules: ['ui/surface.ts'], code: noise(40_000) },
      { file: 'chunks/later.js', modules: ['widget/views/later-views.ts'], code: noise(40_000) },
    ]
    const { mistakes } = await judge({ widget })
    assert.equal(mistakes.length, 4, mistakes.join('\n'))
    for (const [at, language] of LANGUAGES.entries())
      assert.match(mistakes[at] ?? '', new RegExp(`^first load, ${language} is \\d{4} bytes over$`))
  })

  it('of the passkeys is their whole script', async () => {
    const { mistakes } = await judge({ passkeys: withFirst(PASSKEYS, { code: noise(8_000) }) })
    assert.equal(mistakes.length, 1)
    assert.match(mistakes[0] ?? '', /^passkeys is \d+ bytes over$/)
  })

  it('of the panel is everything but the other languages', async () => {
    const later = { file: 'chunks/panel-later.js', modules: ['panel/import/import-view.ts'], code: noise(60_000) }
    const ofUkrainian = PANEL.map((file) =>
      file.file === 'chunks/panel-uk.js' ? { ...file, code: noise(30_000) } : file,
    )
    const { mistakes } = await judge({ panel: [...ofUkrainian, later] })
    assert.equal(mistakes.length, 1, mistakes.join('\n'))
    assert.match(mistakes[0] ?? '', /^panel, uk is \d+ bytes over$/)
  })
})

describe('without a build', () => {
  it('it is said what to do', () =>
    withFolder((dist) => assert.rejects(judgeBundles(dist), /bundle\.json is missing: npm run build first/)))
})
