import { buttonStyles } from '../../ui/styles/button-styles.js'
import { fieldStyles } from '../../ui/styles/field-styles.js'
import { noticeStyles } from '../../ui/styles/notice-styles.js'
import { palette } from '../../ui/styles/palette.js'
import { surfaceStyles } from '../../ui/styles/surface-styles.js'
import { frameStyles } from './frame-styles.js'
import { stateStyles } from './state-styles.js'
import { tableStyles } from './table-styles.js'
import { viewStyles } from './view-styles.js'

/** What both elements look like, and what only the panel has. */
export const panelStyles = [
  palette,
  surfaceStyles,
  fieldStyles,
  buttonStyles,
  noticeStyles,
  frameStyles,
  viewStyles,
  stateStyles,
  tableStyles,
]
