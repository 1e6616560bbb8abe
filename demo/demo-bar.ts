const LINKS: [string, string][] = [
  ['/', 'Strona gminy'],
  ['/demo/skrzynka', 'Skrzynka'],
  ['/demo/dziennik', 'Dziennik'],
  ['/demo/webmasterzy', 'Dla webmasterów'],
]

/** The strip above every page: says that all of it is made up, and leads to the other pages. */
export function demoBar(current: string): string {
  const links = LINKS.map(([path, name]) => {
    const mark = path === current ? ' aria-current="page"' : ''
    return `<li><a href="${path}"${mark}>${name}</a></li>`
  })
  return `<a class="skip-link" href="#tresc">Przejdź do treści</a>
<aside class="demo-bar" aria-label="Demonstracja">
<p><strong>Demonstracja.</strong> Gmina i&nbsp;ludzie są zmyśleni, wiadomości są prawdziwe.</p>
<nav aria-label="Strony demonstracji"><ul>${links.join('')}</ul></nav>
</aside>`
}
