const SHOWN_MS = 2_000

/**
 * Makes every button on the page copy: with `data-copy` that text, with `data-copy-from` the text of the element with
 * that id. Says so to everybody.
 */
export function wireCopyButtons(): void {
  const status = document.createElement('p')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  document.body.append(status)
  document.addEventListener('click', (event) => {
    const button =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy], [data-copy-from]') : null
    if (button !== null) void copy(button, status)
  })
}

async function copy(button: HTMLElement, status: HTMLElement): Promise<void> {
  const source = document.getElementById(button.dataset['copyFrom'] ?? '')
  const text = button.dataset['copy'] ?? source?.textContent ?? ''
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // no permission, or a page without HTTPS
    getSelection()?.selectAllChildren(source ?? button)
    status.textContent = 'Przeglądarka nie pozwala kopiować. Tekst jest zaznaczony: skopiuj go klawiszami.'
    return
  }
  button.dataset['copied'] = ''
  status.textContent = 'Skopiowano.'
  setTimeout(() => {
    delete button.dataset['copied']
    status.textContent = ''
  }, SHOWN_MS)
}
