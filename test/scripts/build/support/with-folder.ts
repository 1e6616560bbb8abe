import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs a test with a folder of its own, which is gone afterwards. */
export async function withFolder(test: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'klucznik-build-'))
  try {
    await test(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}
