import type { Plugin } from 'vite'

const FOREIGN = /\/@lit\/context\//
const NATIVE = 'extends Object.getPrototypeOf(CustomEvent)'

/**
 * Events of @lit/context extend the browser's own `Event`, found behind `CustomEvent`: MooTools puts something else into the
 * place of `window.Event`. The build fails when there is none to change any more.
 */
export function nativeEvents(): Plugin {
  let changed = 0
  return {
    name: 'klucznik:native-events',
    transform(code, id) {
      if (!FOREIGN.test(id)) return undefined
      return code.replace(/extends Event\b/g, () => {
        changed++
        return NATIVE
      })
    },
    buildEnd(error) {
      if (!error && changed === 0) this.error('@lit/context has no class of events any more')
    },
  }
}
