// Holds the bundles to their budgets, compressed as they are sent: of the widget everything that loads until the request
// form is usable, of the panel all that somebody loads who works with it in one language. Fails too when anything is
// inside that has no business in a browser. Run after the build.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const BUDGET = 16_000
const PANEL_BUDGET = 37_000
const ENTRY = 'klucznik.js'
/** The entry asks for one of these at once; the rest waits for the first touch or for a mailed link. */
const FIRST_LANGUAGE = /^widget\/i18n\/(\w\w)\.ts$/
const PANEL_LANGUAGE = /^panel\/i18n\/(\w\w)\.ts$/
/** What both are made of, and what they judge as the server does. Types of server/ vanish; code of it would show up here. */
const ALLOWED = [
  /^(contract|panel|ui|widget)\//,
  /^node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element|@lit\/context)\//,
  /^node_modules\/@trpc\/client\//,
  // shared parts alone: observables, and the proxy and error types that live beside each other
  /^node_modules\/@trpc\/server\/dist\/(observable|codes|getErrorShape|asyncGeneratorDelegate|unstable-core)\b/,
  /^node_modules\/altcha-lib\/dist\/esm\/v2\/(pow|helpers|types|index|server-signature|algorithms\/web\/pbkdf2)\.js$/,
]
const SERVER_MARKS = ['fastify', 'ZodError', 'mongodb', 'nodemailer', 'node:crypto', 'process.env']

const dist = join(import.meta.dirname, '..', 'dist')
const dir = join(dist, 'bundle')
const mistakes = []
const sizes = new Map()

/** The files of a bundle by name, each of them looked into. */
function readBundle(report) {
  if (!existsSync(join(dist, report))) {
    console.error(`dist/${report} is missing: npm run build first`)
    process.exit(1)
  }
  const files = new Map(JSON.parse(readFileSync(join(dist, report), 'utf8')).map((chunk) => [chunk.file, chunk]))
  for (const { file, modules } of files.values()) inspect(file, modules)
  return files
}

function inspect(file, modules) {
  const code = readFileSync(join(dir, file))
  sizes.set(file, {
    raw: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    brotli: brotliCompressSync(code).length,
  })
  for (const module of modules) {
    if (!ALLOWED.some((pattern) => pattern.test(module))) mistakes.push(`${file} contains ${module}`)
  }
  // see ui/chunks.ts: without its query a file that failed once would never load
  for (const [call] of code.toString().matchAll(/import\(.{0,80}/g)) {
    if (!call.includes('import.meta.retry')) mistakes.push(`${file} cannot retry ${call}`)
  }
  for (const mark of SERVER_MARKS) if (code.includes(mark)) mistakes.push(`${file} mentions ${mark}`)
}

const chunks = readBundle('bundle.json')
const panel = readBundle('panel.json')
for (const { file, modules } of chunks.values()) {
  for (const module of modules) if (module.startsWith('panel/')) mistakes.push(`${file} contains ${module}`)
}

/** A chunk with everything that it imports statically. */
function closure(file, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const imported of chunks.get(file)?.imports ?? []) closure(imported, seen)
  return seen
}

/** Files of a bundle by the language that they speak. */
function byLanguage(bundle, pattern) {
  const found = [...bundle.values()].flatMap(({ file, modules }) => {
    const language = modules.map((module) => pattern.exec(module)?.[1]).find(Boolean)
    return language ? [{ language, file }] : []
  })
  if (found.length !== 4) mistakes.push(`${found.length} languages found, not 4`)
  return found
}

const compressed = (files) => [...files].reduce((sum, file) => sum + sizes.get(file).brotli, 0)
const entry = closure(ENTRY)
const spoken = byLanguage(panel, PANEL_LANGUAGE)
const unspoken = [...panel.keys()].filter((file) => !spoken.some((each) => each.file === file))
const loads = [
  ...byLanguage(chunks, FIRST_LANGUAGE).map(({ language, file }) => ({
    name: `first load, ${language}`,
    files: closure(file, new Set(entry)),
    budget: BUDGET,
  })),
  ...spoken.map(({ language, file }) => ({
    name: `panel, ${language}`,
    files: [...unspoken, file],
    budget: PANEL_BUDGET,
  })),
]

const pad = (text, width) => String(text).padStart(width)
console.log(`${'file'.padEnd(34)}${pad('raw', 8)}${pad('gzip', 8)}${pad('brotli', 8)}`)
for (const [file, { raw, gzip, brotli }] of sizes) {
  console.log(`${file.padEnd(34)}${pad(raw, 8)}${pad(gzip, 8)}${pad(brotli, 8)}`)
}
for (const { name, files, budget } of loads) {
  const total = compressed(files)
  console.log(`${name}: ${total} of ${budget} bytes brotli (${[...files].join(', ')})`)
  if (total > budget) mistakes.push(`${name} is ${total - budget} bytes over`)
}
for (const mistake of mistakes) console.error(`✗ ${mistake}`)
process.exit(mistakes.length > 0 ? 1 : 0)
