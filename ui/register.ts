/** Defines an element unless some copy of this script has already done so: two script tags do no harm. */
export function register(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element)
}
