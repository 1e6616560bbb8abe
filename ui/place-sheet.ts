/**
 * Gives a browser without constructed sheets the styles once: on our own pages as the file at `href`, which their policy
 * lets in, on others as an element. Where the page's policy refuses that, the form is plain and whole.
 */
export function placeSheet(root: Document | ShadowRoot, styles: string, href: string): void {
  const isOwn = href.startsWith(`${location.origin}/`)
  const sheet = document.createElement(isOwn ? 'link' : 'style')
  sheet.dataset['klucznik'] = href
  if (root.querySelector(`[data-klucznik='${href}']`)) return
  if (sheet instanceof HTMLLinkElement) Object.assign(sheet, { rel: 'stylesheet', href })
  else sheet.textContent = styles
  const place = root instanceof Document ? root.head : root
  place.append(sheet)
}
