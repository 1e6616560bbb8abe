import type { CSSResult } from 'lit'
import { loadChunk } from './chunks.js'

/** Gives a document or a shadow root these styles beside its own; constructed sheets need no `style-src`. */
function adoptOnce(root: Document | ShadowRoot, { styles, sheet }: Pick<Place, 'styles' | 'sheet'>): void {
  const sheets = styles.flatMap(({ styleSheet }) => styleSheet ?? [])
  if (sheets.length === 0) {
    const href = import.meta.url.replace(/[^/]*$/, sheet)
    // without it the form is plain
    loadChunk(() => import('./place-sheet.js')).then(
      ({ placeSheet }) => placeSheet(root, styles.join(''), href),
      () => {},
    )
  } else root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])]
}

export interface Place {
  host: HTMLElement
  /** Without a shadow root. */
  light: boolean
  styles: CSSResult[]
  /** File beside our script that holds the same styles. */
  sheet: string
}

/**
 * Puts the surface, on which everything is rendered, into the host's shadow root or, when `light`, into the host itself,
 * where it takes the place of the fallback. Moving it later keeps what was typed.
 */
export function placeSurface(surface: HTMLElement, { host, light, styles, sheet }: Place): void {
  if (!light) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    if (surface.parentNode === root) return
    root.replaceChildren(surface)
    adoptOnce(root, { styles, sheet })
    return
  }
  adoptOnce(host.getRootNode() as Document | ShadowRoot, { styles, sheet })
  // a shadow root cannot be taken away: a slot in it shows the host's own children
  host.shadowRoot?.replaceChildren(document.createElement('slot'))
  const clear = () => {
    if (surface.parentNode !== host || host.childNodes.length > 1) host.replaceChildren(surface)
  }
  clear()
  // while the page is still being parsed, the element is there before its fallback
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', clear, { once: true })
}
