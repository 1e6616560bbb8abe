import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { clientFor } from '../support/browser-client.js'
import { freePort } from '../support/free-port.js'
import { REPOSITORY } from '../support/repository.js'
import { whenListening, type Listening } from '../support/when-listening.js'

/** What the Dockerfile's last stage says, without what it takes from the base. */
interface Image {
  /** What it copies of the repository, and of what was built. */
  paths: string[]
  healthcheck: string[]
  entrypoint: string[]
  user: string
  /** Folder that it starts in. */
  workdir: string
  volume: string
  variables: Record<string, string>
}

async function readImage(): Promise<Image> {
  const dockerfile = (await readFile(join(REPOSITORY, 'Dockerfile'), 'utf8')).replaceAll(/\\\n\s*/g, ' ')
  const lines = dockerfile.slice(dockerfile.lastIndexOf('\nFROM ')).split('\n')
  const said = (pattern: RegExp) => lines.flatMap((line) => pattern.exec(line)?.[1] ?? [])
  const [healthcheck = '[]'] = said(/^HEALTHCHECK .*?CMD (\[.*\])$/)
  const [entrypoint = '[]'] = said(/^ENTRYPOINT (\[.*\])$/)
  const [user = 'root'] = said(/^USER (\S+)$/)
  const [volume = ''] = said(/^VOLUME (\S+)$/)
  return {
    paths: [
      ...said(/^COPY ((?!--).+) \.\/$/).flatMap((paths) => paths.split(' ')),
      ...said(/^COPY --from=build \/app\/(\S+) /),
    ],
    healthcheck: JSON.parse(healthcheck) as string[],
    entrypoint: JSON.parse(entrypoint) as string[],
    user,
    workdir: said(/^WORKDIR (\S+)$/).at(-1) ?? '/',
    volume,
    variables: Object.fromEntries(said(/^ENV (.+)$/).flatMap((line) => line.split(' ').map((pair) => pair.split('=')))),
  }
}

describe('the image of the Dockerfile', () => {
  let image: Image
  /** Stands for the image's root. */
  let root: string
  let port: number
  let demo: ChildProcess
  let listening: Listening

  const there = (path: string) => (path.startsWith('/') ? join(root, path) : path)
  const inImage = ([program, ...words]: string[], variables: Record<string, string> = {}) => {
    assert.equal(program, 'node')
    const own = Object.entries(image.variables).map(([name, value]) => [name, there(value)])
    return spawn(process.execPath, words.map(there), {
      cwd: there(image.workdir),
      env: { PORT: String(port), ...Object.fromEntries(own), ...variables },
    })
  }
  const healthy = async (): Promise<boolean> => (await once(inImage(image.healthcheck), 'exit'))[0] === 0
  const end = async (server: ChildProcess): Promise<unknown> => {
    server.kill('SIGTERM')
    return (await once(server, 'exit'))[0]
  }

  before(async () => {
    image = await readImage()
    root = await mkdtemp(join(tmpdir(), 'klucznik-image-'))
    for (const path of image.paths) await cp(join(REPOSITORY, path), join(root, 'app', path), { recursive: true })
    await symlink(join(REPOSITORY, 'node_modules'), join(root, 'app', 'node_modules'))
    await mkdir(there(image.volume))
    port = await freePort()
    demo = inImage([...image.entrypoint, 'serve', '--demo'])
    listening = await whenListening(demo)
  })
  after(async () => {
    demo.kill('SIGKILL')
    await rm(root, { recursive: true, force: true })
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
    assert.equal(await end(demo), 0, listening.output())
    assert.equal(await healthy(), false)
  })

  it('keeps a server’s data on the volume, and nothing of a demo', async () => {
    assert.deepEqual(await readdir(there(image.volume)), [])
    const unit = { id: 'radom', name: 'Radom', from: 'konto@radom.example', origins: [], contact: 'tel. 1' }
    await writeFile(there('/units.json'), JSON.stringify([unit]))
    const server = inImage([...image.entrypoint, 'serve'], {
      HOST: '127.0.0.1',
      PUBLIC_URL: 'https://konto.example.pl',
      SECRET_KEY: randomBytes(32).toString('base64'),
      SMTP_URL: 'smtps://smtp.example.pl',
      UNITS_FILE: there('/units.json'),
    })
    await whenListening(server)
    assert.equal(await end(server), 0)
    assert.ok((await readdir(there(image.volume))).includes('klucznik.db'))
  })
})
