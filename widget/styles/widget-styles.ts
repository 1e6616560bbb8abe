import { buttonStyles } from './button-styles.js'
import { challengeStyles } from './challenge-styles.js'
import { fieldStyles } from './field-styles.js'
import { noticeStyles } from './notice-styles.js'
import { palette } from './palette.js'
import { surfaceStyles } from './surface-styles.js'

/** All styles of the element; every selector is a class of ours, so that they hold in the page's own tree as well. */
export const widgetStyles = [palette, surfaceStyles, fieldStyles, buttonStyles, challengeStyles, noticeStyles]
