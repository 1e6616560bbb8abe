import assert from 'node:assert/strict'
import type { ImportMessage } from '../../contract/import-message.js'
import type { TestServer } from './test-server.js'

/** Sends a file of people as the panel does, by whoever the headers are of; all that is answered, until it ends. */
export async function bringFile(
  server: TestServer,
  {
    headers,
    file,
    mode = 'preview',
  }: { headers: Record<string, string>; file: string | Buffer; mode?: 'preview' | 'store' },
): Promise<ImportMessage[]> {
  const response = await fetch(`${server.url}/panel/przykladowo/import?mode=${mode}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: file as BodyInit,
  })
  assert.equal(response.status, 200, await response.clone().text())
  assert.equal(response.headers.get('content-type'), 'application/x-ndjson')
  const lines = (await response.text()).trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as ImportMessage)
}
