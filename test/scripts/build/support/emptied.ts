import type { Plugin } from 'vite'

/** Leaves nothing of what was built, for the plugins that come after it. */
export const emptied: Plugin = {
  name: 'emptied',
  generateBundle(_, bundle) {
    for (const name of Object.keys(bundle)) delete bundle[name]
  },
}
