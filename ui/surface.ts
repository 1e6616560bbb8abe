import { adoptStyles, type CSSResultOrNative } from 'lit'

/** Gives a document or a shadow root these styles beside its own; constructed sheets need no `style-src`. */
function adoptOnce(root: Document | ShadowRoot, styles: CSSResultOrNative[]): void {
  const sheets = styles.map((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet))
  root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets.filter((sheet) => sheet !== undefined)])]
}

export interface Place {
  host: HTMLElement
  /** Without a shadow root. */
  light: boolean
  styles: CSSResultOrNative[]
}

/**
 * Puts the surface, on which everything is rendered, into the host's shadow root or, when `light`, into the host itself,
 * where it takes the place of the fallback. Moving it later keeps what was typed.
 */
export function placeSurface(surface: HTMLElement, { host, light, styles }: Place): void {
  if (!light) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
    if (surface.parentNode === root) return
    adoptStyles(root, styles)
    root.replaceChildren(surface)
    return
  }
  adoptOnce(host.getRootNode() as Document | ShadowRoot, styles)
  // a shadow root cannot be taken away: a slot in it shows the host's own children
  host.shadowRoot?.replaceChildren(document.createElement('slot'))
  const clear = () => {
    if (surface.parentNode !== host || host.childNodes.length > 1) host.replaceChildren(surface)
  }
  clear()
  // while the page is still being parsed, the element is there before its fallback
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', clear, { once: true })
}
