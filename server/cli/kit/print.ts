/** Writes and waits until it is written. False when nobody reads any more, as behind `| head`. */
export function print(stream: NodeJS.WritableStream, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error?: (Error & { code?: string }) | null) => {
      if (!error) resolve(true)
      // the first write after the reader is gone is EPIPE, the next ones meet a destroyed stream
      else if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') resolve(false)
      else reject(error)
    })
  })
}

/** Whether a person looks on. */
export function isTerminal(stream: NodeJS.WritableStream): boolean {
  return 'isTTY' in stream && stream.isTTY === true
}

/** A failed write rejects {@link print}; without a listener on the stream it would also end the process. */
export function listenForErrors(...streams: NodeJS.WritableStream[]): void {
  for (const stream of streams) stream.off('error', ignore).on('error', ignore)
}

function ignore(): void {}
