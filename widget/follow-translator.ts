/**
 * Lets texts change after a browser's translator has put `<font>` in the place of their text nodes: Lit sets `data` of
 * what stands where its text stood, and on these nodes that sets the text.
 */
export function followTranslator(surface: HTMLElement): void {
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node.nodeName !== 'FONT' || 'data' in node) continue
        Object.defineProperty(node, 'data', {
          set(text: string) {
            node.textContent = text
          },
        })
      }
    }
  }).observe(surface, { childList: true, subtree: true })
}
