import { wireCopyButtons } from './copy-buttons.js'
import { wireEventLog } from './event-log.js'
import { followAttributes } from './attribute-controls.js'
import { followVariables } from './variable-controls.js'
import { writeMarkup, writePinnedScript, writeSheet } from './snippets.js'

const element = document.querySelector<HTMLElement>('klucznik-recovery')
const { server = '', version = '' } = document.body.dataset

wireCopyButtons()
if (element !== null) {
  wireEventLog()
  followAttributes(element, (attributes) => show('markup', writeMarkup(server, attributes)))
  followVariables(element, (values) => {
    const sheet = writeSheet(values)
    show('sheet', sheet)
    document.querySelector<HTMLElement>('#sheet-block')?.toggleAttribute('hidden', sheet === '')
  })
}
void writePinnedScript(server, version).then((script) => show('pinned', script))

function show(id: string, text: string): void {
  const code = document.getElementById(id)
  if (code !== null) code.textContent = text
}
