import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { freePort } from '../support/free-port.js'
import { whenListening, type Listening } from '../support/when-listening.js'

const ROOT = join(import.meta.dirname, '..', '..')

/** What the Dockerfile's last stage says, without what it takes from the base. */
interface Image {
  /** What it copies of the repository, and of what was built. */
  paths: string[]
  healthcheck: string[]
  entrypoint: string[]
  user: string
}

async function readImage(): Promise<Image> {
  const dockerfile = (await readFile(join(ROOT, 'Dockerfile'), 'utf8')).replaceAll(/\\\n\s*/g, ' ')
  const lines = dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')).split('\n')
  const said = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? [])
  const [healthcheck = '[]'] = said(/^HEALTHCHECK .*?CMD (\[.*\])$/)
  const [entrypoint = '[]'] = said(/^ENTRYPOINT (\[.*\])$/)
  const [user = 'root'] = said(/^USER (\S+)$/)
  return {
    paths: [
      ...said(/^COPY ((?!--).+) \.\/$/).flatMap((paths) => paths.split(' ')),
      ...said(/^COPY --from=build \/app\/(\S+) /),
    ],
    healthcheck: JSON.parse(healthcheck) as string[],
    entrypoint: JSON.parse(entrypoint) as string[],
    user,
  }
}

describe('the image of the Dockerfile', () => {
  let image: Image
  let folder: string
  let port: number
  let server: ChildProcess
  let listening: Listening

  const inImage = ([program, ...words]: string[], env: Record<string, string>) => {
    assert.equal(program, 'node')
    const there = words.map((word) => word.replace(/^\/app\//, `${folder}/`))
    return spawn(process.execPath, there, { cwd: folder, env: { PORT: String(port), ...env } })
  }
  const healthy = async (): Promise<boolean> => (await once(inImage(image.healthcheck, {}), 'exit'))[0] === 0

  before(async () => {
    image = await readImage()
    folder = await mkdtemp(join(tmpdir(), 'klucznik-image-'))
    for (const path of image.paths) await cp(join(ROOT, path), join(folder, path), { recursive: true })
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    port = await freePort()
    server = inImage([...image.entrypoint, 'serve', '--demo'], {})
    listening = await whenListening(server)
  })
  after(async () => {
    server.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })

  it('holds all that a server serves, pictures and sounds included, and nothing of the tests', async () => {
    const url = `http://localhost:${port}`
    for (const path of ['/', '/jst/przykladowo', '/panel/przykladowo', '/widget/klucznik.js'])
      assert.equal((await fetch(url + path)).status, 200, path)
    const issue = clientFor({ url }).captcha.issue
    for (const kind of ['picture', 'sound'] as const) {
      const { url: media = '' } = await issue.mutate({ kind, language: 'pl' })
      assert.equal((await fetch(new URL(media, url))).status, 200, kind)
    }
    assert.ok(image.paths.length > 0 && image.paths.every((path) => !/^(\.|test|docs|bench|scripts)/.test(path)))
  })

  it('is nobody’s root', () => assert.match(image.user, /^[1-9]\d*:[1-9]\d*$/))

  it('is healthy by its own check while the server runs, and ends well when docker stops it', async () => {
    assert.equal(await healthy(), true)
    server.kill('SIGTERM')
    assert.deepEqual(await once(server, 'exit'), [0, null], listening.output())
    assert.equal(await healthy(), false)
  })
})
