import type { ImportMessage, UploadRefusal } from '../../contract/import-message.js'
import { reached, toFailure } from '../../ui/failure.js'

/** What is done with a file, and who hears of each of its lines. */
export interface FileOrder {
  mode: 'preview' | 'store'
  heard(message: ImportMessage): void
}

/**
 * Sends a file and hears what becomes of it while the server reads. Resolves with why the whole file was refused, or with
 * undefined when the last message has come. Rejects with a failure, also when the answer breaks off before its end.
 */
export async function sendFile(
  unit: string,
  bytes: Uint8Array<ArrayBuffer>,
  { mode, heard }: FileOrder,
): Promise<UploadRefusal | undefined> {
  const response = await reached(
    fetch(`/panel/${encodeURIComponent(unit)}/import?mode=${mode}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    }),
  )
  if (!response.ok) {
    const { error = {} } = (await reached(response.json())) as { error?: { code?: string; reason?: string } }
    if (isRefusal(error)) return error
    throw toFailure({ data: error })
  }
  let isWhole = false
  for await (const line of linesOf(response)) {
    const message = await reached(read(line))
    if ('failed' in message) throw toFailure({ data: { code: message.failed, retryAfter: message.retryAfter } })
    isWhole ||= 'done' in message
    heard(message)
  }
  if (!isWhole) throw toFailure(undefined)
  return undefined
}

/** Rejects when it is no message: a proxy has answered. */
async function read(line: string): Promise<ImportMessage> {
  return JSON.parse(line) as ImportMessage
}

function isRefusal(error: { reason?: string }): error is UploadRefusal {
  return ['FILE_TOO_LARGE', 'TOO_MANY_LINES', 'HEADER'].includes(error.reason ?? '')
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.getReader()
  // streams that decode are newer than the floor
  const decoder = new TextDecoder()
  let rest = ''
  const next = async () => reader && reached(reader.read())
  for (let part = await next(); part && !part.done; part = await next()) {
    const lines = (rest + decoder.decode(part.value, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}
