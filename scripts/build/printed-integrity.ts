import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Prints the digest of one script of the bundle, for pages that pin a version (Subresource Integrity). */
export function printedIntegrity(script: string): Plugin {
  return {
    name: 'klucznik:printed-integrity',
    async writeBundle({ dir = '' }, bundle) {
      if (!(script in bundle)) this.error(`the bundle has no ${script}`)
      const digest = createHash('sha384').update(await readFile(join(dir, script)))
      console.log(`${script} integrity="sha384-${digest.digest('base64')}"`)
    },
  }
}
