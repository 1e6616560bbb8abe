import type { BundleFile } from './bundle-file.js'

/** What the bundles are made of. Types of server/ vanish; code of it would show up here. */
const ALLOWED = [
  /^(contract|panel|passkeys|ui|widget)\//,
  /^node_modules\/@simplewebauthn\/browser\//,
  /^node_modules\/(lit|lit-html|lit-element|@lit\/reactive-element|@lit\/context)\//,
  /^node_modules\/@trpc\/client\//,
  // shared parts alone: observables, and the proxy and error types that live beside each other
  /^node_modules\/@trpc\/server\/dist\/(observable|codes|getErrorShape|asyncGeneratorDelegate|unstable-core)\b/,
  /^node_modules\/altcha-lib\/dist\/esm\/v2\/(pow|helpers|types|index|server-signature|algorithms\/web\/pbkdf2)\.js$/,
]
const SERVER_MARKS = ['fastify', 'ZodError', 'mongodb', 'nodemailer', 'node:crypto', 'process.env']

/** A mistake for everything in a file that has no business in a browser, and for every import that cannot be retried. */
export function foreignParts({ file, modules, code }: BundleFile): string[] {
  const mistakes = modules
    .filter((module) => !ALLOWED.some((pattern) => pattern.test(module)))
    .map((module) => `${file} contains ${module}`)
  // see ui/chunks.ts: without its query a file that failed once would never load
  for (const [call] of code.matchAll(/import\((?:(?!import\().){0,80}/g)) {
    if (!call.includes('import.meta.retry')) mistakes.push(`${file} cannot retry ${call}`)
  }
  for (const mark of SERVER_MARKS) if (code.includes(mark)) mistakes.push(`${file} mentions ${mark}`)
  return mistakes
}
