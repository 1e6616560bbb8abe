import { buttonStyles } from '../../ui/styles/button-styles.js'
import { ownStyles } from './own-styles.js'
import { fieldStyles } from '../../ui/styles/field-styles.js'
import { noticeStyles } from '../../ui/styles/notice-styles.js'
import { palette } from '../../ui/styles/palette.js'
import { surfaceStyles } from '../../ui/styles/surface-styles.js'

/** All styles of the element; every class in them is ours, so that they hold in the page's own tree as well. */
export const widgetStyles = [palette, surfaceStyles, fieldStyles, buttonStyles, ownStyles, noticeStyles]
