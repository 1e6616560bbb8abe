/**
 * Takes away what the oldest browsers of the floor do not have, by which one lacks it; runs in a page before its scripts.
 * What is read by its syntax alone is `npm run check:floor`'s.
 */
export function forgetNewerFunctions(): void {
  const gone: [object | undefined, string[]][] = [
    // Safari 15
    [AbortSignal, ['timeout', 'any', 'abort']],
    [AbortSignal.prototype, ['throwIfAborted', 'reason']],
    [Document.prototype, ['adoptedStyleSheets', 'startViewTransition', 'hasStorageAccess']],
    [ShadowRoot.prototype, ['adoptedStyleSheets']],
    [CSSStyleSheet.prototype, ['replace', 'replaceSync']],
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
    [
      Object.getPrototypeOf(Uint8Array.prototype),
      ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with'],
    ],
    [Uint8Array, ['fromBase64', 'fromHex']],
    [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
    [Array, ['fromAsync']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Promise, ['withResolvers', 'try']],
    [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom']],
    [Crypto.prototype, ['randomUUID']],
    [URL, ['canParse', 'parse']],
    [HTMLElement.prototype, ['inert', 'showPopover', 'hidePopover', 'togglePopover', 'popover']],
    [Element.prototype, ['checkVisibility', 'setHTML', 'setHTMLUnsafe', 'ariaLabelledByElements']],
    [Response, ['json']],
    [
      window,
      [
        'structuredClone',
        'HTMLDialogElement',
        'scheduler',
        'navigation',
        'requestIdleCallback',
        'reportError',
        'Iterator',
      ],
    ],
    // Firefox 91
    [window, ['TextDecoderStream', 'TextEncoderStream', 'CompressionStream', 'DecompressionStream']],
    [ReadableStream.prototype, ['pipeThrough', 'pipeTo', Symbol.asyncIterator as unknown as string]],
    [ReadableStream, ['from']],
    [ElementInternals.prototype, ['shadowRoot', 'setFormValue', 'states', 'ariaLabel']],
  ]
  for (const [from, names] of gone) for (const name of names) if (from) Reflect.deleteProperty(from, name)
}
