import type { Plugin } from 'vite'

/**
 * tRPC's files carry copies of syntax helpers from the days before object spread. Two get their native forms, which weigh
 * next to nothing, and need three others no longer.
 */
const NATIVE_HELPERS: Record<string, string> = {
  objectSpread2: 'function _objectSpread2(...parts) { return Object.assign({}, ...parts) }',
  defineProperty: 'function _defineProperty(object, key, value) { object[key] = value; return object }',
  typeof: '',
  toPrimitive: '',
  toPropertyKey: '',
}
const TRPC_FILE = /@trpc\/(client|server)\/dist\//
const HELPER = /\/\/#region \0?\S*oxc-project\+runtime\S*helpers\/esm\/(\w+)\.js\n([^]*?)\/\/#endregion/g

/**
 * Makes the syntax helpers in tRPC's files light. Those without a native form become expressions without side effects, so
 * that what nobody here uses falls out, and with it the WebSocket client. The build fails when one of the five is found in
 * no file: then tRPC is built in another way, and this has to go or to follow.
 */
export function lightHelpers(): Plugin {
  const found = new Set<string>()
  return {
    name: 'klucznik:light-helpers',
    transform(code, id) {
      if (!TRPC_FILE.test(id)) return undefined
      return code.replace(HELPER, (_, name: string, body: string) => {
        found.add(name)
        return NATIVE_HELPERS[name] ?? `const _${name} = /* @__PURE__ */ (() => { ${body}; return _${name} })()`
      })
    },
    buildEnd(error) {
      const missing = Object.keys(NATIVE_HELPERS).filter((name) => !found.has(name))
      if (!error && missing.length > 0) this.error(`tRPC's files have no helper ${missing.join(', ')} any more`)
    },
  }
}
