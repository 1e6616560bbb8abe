import type { TemplateResult } from 'lit'
import { DISC, icon } from './icon.js'

// how something ended; nobody needs them to begin, so they come with what is shown later

export const checkIcon = (): TemplateResult => icon(`${DISC}m-1.4 12-3.7-3.7 1.5-1.5 2.2 2.2 5-5L15 7Z`)
export const warningIcon = (): TemplateResult => icon('M10 1.5 19 18H1Zm-1.1 6v5h2.2v-5Zm0 6.2v2.1h2.2v-2.1Z')
