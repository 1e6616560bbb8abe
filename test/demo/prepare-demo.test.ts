import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { test } from 'node:test'
import { prepareDemo } from '../../demo/prepare-demo.js'
import { readEnvironment } from '../../server/env.js'

test('the demo sets every variable that a server requires, and all of them are sound', async () => {
  const demo = await prepareDemo({})
  const env = readEnvironment(demo.variables)
  assert.equal(env.publicUrl, 'http://localhost:8080')
  assert.equal(env.smtpUrl, demo.inbox.url)
  const [unit] = env.units
  assert.equal(unit?.id, 'przykladowo')
  assert.equal(unit?.signInUrl, 'http://localhost:8080/demo/dziennik')
  assert.deepEqual(unit?.origins, ['http://127.0.0.1:8080', 'http://[::1]:8080'])
  await demo.close()
})

test('the demo follows the port and the address that the operator has set', async () => {
  const onPort = await prepareDemo({ PORT: '9000' })
  const atAddress = await prepareDemo({ PORT: '9000', PUBLIC_URL: 'https://konto.example.pl/' })
  assert.equal(onPort.variables['PUBLIC_URL'], 'http://localhost:9000')
  assert.equal(atAddress.variables['PUBLIC_URL'], 'https://konto.example.pl')
  assert.equal(readEnvironment(atAddress.variables).units[0]?.signInUrl, 'https://konto.example.pl/demo/dziennik')
  await Promise.all([onPort.close(), atAddress.close()])
})

test('a port that is none is left to the check of the environment, which names it', async () => {
  const operator = { PORT: 'abc' }
  const demo = await prepareDemo(operator)
  assert.throws(() => readEnvironment({ ...demo.variables, ...operator }), /^EnvironmentInvalid: PORT must be a number/)
  await demo.close()
})

test('every start is fresh: another key, another folder, and nothing of the folder is left', async () => {
  const [first, second] = await Promise.all([prepareDemo({}), prepareDemo({})])
  const folder = dirname(first.variables['DATA_DIR'] ?? '')
  assert.notEqual(first.variables['SECRET_KEY'], second.variables['SECRET_KEY'])
  assert.notEqual(folder, dirname(second.variables['DATA_DIR'] ?? ''))
  assert.ok(existsSync(folder))
  await Promise.all([first.close(), second.close()])
  assert.ok(!existsSync(folder))
})
