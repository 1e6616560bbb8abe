import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { REPOSITORY } from '../support/repository.js'

/** A part of a CycloneDX bill of materials, as far as this test asks. */
interface Component {
  group?: string
  name: string
  version: string
  licenses?: unknown[]
  components?: Component[]
}
interface Bill {
  bomFormat: string
  specVersion: string
  metadata: { component: Component; timestamp?: string }
  components: Component[]
}
interface Lock {
  packages: Record<string, { version: string; dev?: boolean }>
}

const FILE = join(REPOSITORY, 'dist', 'sbom.json')

/** Makes the bill by the command that the pages name. */
function makeBill(): string {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: REPOSITORY, encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  return readFileSync(FILE, 'utf8')
}

const nameOf = ({ group, name }: Component): string => (group === undefined ? name : `${group}/${name}`)

/** A component and whatever lies inside it: npm nests a second version of a package under what needs it. */
const withInner = (component: Component): Component[] => [component, ...(component.components ?? []).flatMap(withInner)]

describe('npm run sbom [101]', () => {
  let text: string
  let bill: Bill
  before(() => {
    rmSync(FILE, { force: true })
    text = makeBill()
    bill = JSON.parse(text) as Bill
  })

  it('writes a bill of materials in CycloneDX of this package', () => {
    assert.equal(bill.bomFormat, 'CycloneDX')
    assert.equal(bill.specVersion, '1.6')
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { version: string }
    assert.deepEqual([nameOf(bill.metadata.component), bill.metadata.component.version], ['klucznik', version])
  })

  it('names every package that is installed to run it, in its version, and none that only builds or tests', () => {
    const lock = JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8')) as Lock
    const installed = Object.entries(lock.packages).flatMap(([path, { version, dev }]) =>
      path === '' || dev === true ? [] : [`${path.replace(/^.*node_modules\//, '')}@${version}`],
    )
    const named = bill.components.flatMap(withInner).map((each) => `${nameOf(each)}@${each.version}`)
    assert.deepEqual([...new Set(named)].toSorted(), [...new Set(installed)].toSorted())
    const sample = ['fastify', 'mongodb', 'libsql', 'zod']
    assert.deepEqual(
      sample.filter((name) => !named.some((each) => each.startsWith(`${name}@`))),
      [],
    )
  })

  it('says under which licence each of them is', () => {
    const silent = bill.components.flatMap(withInner).filter(({ licenses }) => (licenses ?? []).length === 0)
    assert.deepEqual(silent.map(nameOf), [])
  })

  it('is the same whenever it is made, and names no place that packages were fetched from', () => {
    assert.equal(makeBill(), text)
    assert.equal(bill.metadata.timestamp, undefined)
    const addresses = bill.components
      .flatMap(withInner)
      .flatMap((each) => JSON.stringify(each).match(/https?:\/\//g) ?? [])
    assert.deepEqual(addresses, [])
  })
})
