/**
 * Lets so many go on in each turn of the event loop, in the order in which they came. However many come at once, a turn
 * stays short, and what does not wait here is heard in every one of them.
 */
export function fewATurn(count: number): () => Promise<void> {
  const waiting: (() => void)[] = []
  const letSomeGo = (): void => {
    for (const go of waiting.splice(0, count)) go()
    if (waiting.length > 0) setImmediate(letSomeGo)
  }
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(letSomeGo)
    })
}
