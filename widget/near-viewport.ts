/** How far below or above the screen an element counts as near: about a screen of a phone. */
const MARGIN = '600px'

/**
 * Calls back once, when the element comes near the viewport; at once in a browser that cannot tell. Returns what stops
 * the waiting.
 */
export function whenNear(element: Element, callback: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    callback()
    return () => {}
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return
      observer.disconnect()
      callback()
    },
    { rootMargin: MARGIN },
  )
  observer.observe(element)
  return () => observer.disconnect()
}
