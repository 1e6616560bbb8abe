const stop = (event: KeyboardEvent) => {
  if (event.key !== 'Tab' && event.key !== 'Escape') event.stopPropagation()
}

/**
 * Keeps what is typed in the element from the page's shortcuts and default buttons. Tab and Escape go on to the page: its
 * dialogs hold the focus and close by them.
 */
export function keepKeys(element: HTMLElement): void {
  for (const name of ['keydown', 'keypress', 'keyup'] as const) element.addEventListener(name, stop)
}
