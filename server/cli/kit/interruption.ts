const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** The first Ctrl-C or SIGTERM asks to end; a second one ends the process, as it does without us. */
export function onInterruption(): { signal: AbortSignal; release(): void } {
  const interrupted = new AbortController()
  const release = (): void => {
    for (const name of SIGNALS) process.off(name, interrupt)
  }
  const interrupt = (): void => {
    release()
    interrupted.abort()
  }
  for (const name of SIGNALS) process.on(name, interrupt)
  return { signal: interrupted.signal, release }
}
