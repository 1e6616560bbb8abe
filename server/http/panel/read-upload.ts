import type { Readable } from 'node:stream'
import { Failure } from '../../domain/failure.js'

/**
 * The bytes of a body, or undefined when there are more than `most`: the rest is then read and thrown away, so that a
 * browser that is still sending gets to read the answer. Throws {@link Failure} `INPUT_INVALID` when it is cut short.
 */
export function readUpload(body: Readable, most: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let length = 0
    body.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= most) {
        chunks.push(chunk)
        return
      }
      chunks = []
      resolve(undefined)
    })
    body.once('end', () => resolve(Buffer.concat(chunks)))
    body.once('error', reject)
    body.once('close', () => reject(new Failure('INPUT_INVALID')))
  })
}
