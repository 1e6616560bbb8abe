import { PANEL_BUDGET, PASSKEYS_BUDGET, WIDGET_BUDGET } from './budgets.js'
import { readBundle, type BundleFile } from './bundle-file.js'
import { foreignParts } from './foreign-parts.js'

type Bundle = Map<string, BundleFile>

const ENTRY = 'klucznik.js'
/** The entry asks for one of these at once; the rest waits for the first touch or for a mailed link. */
const WIDGET_LANGUAGE = /^widget\/i18n\/(\w\w)\.ts$/
const PANEL_LANGUAGE = /^panel\/i18n\/(\w\w)\.ts$/

/** What somebody loads, in one language. */
interface Load {
  name: string
  files: BundleFile[]
  budget: number
}

export interface Judgement {
  /** A table of all files, and what is loaded with its budget. */
  report: string[]
  mistakes: string[]
}

/**
 * Holds the bundles in `dist` to their budgets: of the widget everything that loads until the request form is usable, of
 * the panel all that somebody loads who works with it in one language, of the passkeys' script all of it. Nothing may be
 * inside that has no business there.
 * Rejects when there is no bundle.
 */
export async function judgeBundles(dist: string): Promise<Judgement> {
  const widget = await readBundle(dist, 'bundle.json')
  const panel = await readBundle(dist, 'panel.json')
  const passkeys = [...(await readBundle(dist, 'passkeys.json')).values()]
  const files = [...widget.values(), ...panel.values(), ...passkeys]
  const spoken = [widgetLoads(widget), panelLoads(panel)]
  const loads = [...spoken.flat(), { name: 'passkeys', files: passkeys, budget: PASSKEYS_BUDGET }]
  return {
    report: [...table(files), ...loads.map(describe)],
    mistakes: [
      ...files.flatMap(foreignParts),
      ...[...widget.values()].flatMap(panelParts),
      ...spoken.filter(({ length }) => length !== 4).map(({ length }) => `${length} languages found, not 4`),
      ...loads
        .filter((load) => sizeOf(load) > load.budget)
        .map((load) => `${load.name} is ${sizeOf(load) - load.budget} bytes over`),
    ],
  }
}

const panelParts = ({ file, modules }: BundleFile): string[] =>
  modules.filter((module) => module.startsWith('panel/')).map((module) => `${file} contains ${module}`)

const sizeOf = ({ files }: Load): number => files.reduce((sum, { brotli }) => sum + brotli, 0)

const describe = (load: Load): string =>
  `${load.name}: ${sizeOf(load)} of ${load.budget} bytes brotli (${load.files.map(({ file }) => file).join(', ')})`

function widgetLoads(widget: Bundle): Load[] {
  const entry = closure(widget, ENTRY)
  return byLanguage(widget, WIDGET_LANGUAGE).map(({ language, texts }) => ({
    name: `first load, ${language}`,
    files: [...closure(widget, texts.file, new Set(entry))],
    budget: WIDGET_BUDGET,
  }))
}

function panelLoads(panel: Bundle): Load[] {
  const spoken = byLanguage(panel, PANEL_LANGUAGE)
  const unspoken = [...panel.values()].filter((file) => !spoken.some(({ texts }) => texts === file))
  return spoken.map(({ language, texts }) => ({
    name: `panel, ${language}`,
    files: [...unspoken, texts],
    budget: PANEL_BUDGET,
  }))
}

/** A file with everything that it imports at its start. */
function closure(bundle: Bundle, name: string, seen = new Set<BundleFile>()): Set<BundleFile> {
  const file = bundle.get(name)
  if (!file || seen.has(file)) return seen
  seen.add(file)
  for (const imported of file.imports) closure(bundle, imported, seen)
  return seen
}

/** The files of a bundle that hold the texts of a language. */
function byLanguage(bundle: Bundle, pattern: RegExp): { language: string; texts: BundleFile }[] {
  return [...bundle.values()].flatMap((texts) => {
    const language = texts.modules.map((module) => pattern.exec(module)?.[1]).find(Boolean)
    return language ? [{ language, texts }] : []
  })
}

function table(files: BundleFile[]): string[] {
  const row = (name: string, sizes: (string | number)[]) =>
    name.padEnd(34) + sizes.map((size) => String(size).padStart(8)).join('')
  return [
    row('file', ['raw', 'gzip', 'brotli']),
    ...files.map(({ file, raw, gzip, brotli }) => row(file, [raw, gzip, brotli])),
  ]
}
