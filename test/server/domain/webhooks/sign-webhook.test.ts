import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { signWebhook } from '../../../../server/domain/webhooks/sign-webhook.js'
import { REPOSITORY } from '../../../support/repository.js'

const secret = 'sekret-szkoly-do-podpisow-0001'
const body = '{"login":"łucja"}'

test('a signature is what openssl makes of time and body', () => {
  // printf '%s' '<seconds>.<body>' | openssl dgst -sha256 -hmac <secret>
  const mac = 'b0d05d5a733dfd00b2b7c0a978dab7f156d4ddd51700964366b64f878427a531'
  const now = new Date('2026-09-01T08:00:00.999Z')
  assert.equal(signWebhook({ secret, body, now }), `t=1788249600,v1=${mac}`)
})

test('the lines that README gives to receivers take what is ours and fresh, and nothing else', async () => {
  const readme = readFileSync(join(REPOSITORY, 'README.md'), 'utf8')
  const lines = [...readme.matchAll(/```js\n(.*?)```/gs)].map(([, code = '']) => code)
  const code = lines.find((each) => each.includes('isFromKlucznik')) ?? ''
  const { isFromKlucznik } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    isFromKlucznik: (header: string | undefined, body: string, secret: string) => boolean
  }
  const header = signWebhook({ secret, body, now: new Date() })
  assert.equal(isFromKlucznik(header, body, secret), true)
  assert.equal(isFromKlucznik(header, `${body} `, secret), false)
  assert.equal(isFromKlucznik(header, body, `${secret}0`), false)
  assert.equal(isFromKlucznik(header.replace('t=', 't=1'), body, secret), false)
  assert.equal(isFromKlucznik(signWebhook({ secret, body, now: new Date(Date.now() - 600_000) }), body, secret), false)
  for (const nonsense of [undefined, '', 't=,v1=', header.slice(0, -1), `${header}00`])
    assert.equal(isFromKlucznik(nonsense, body, secret), false)
})
