import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { escapeHtml } from '../../../server/html/escape-html.js'
import { markup, trusted } from '../../../server/html/markup.js'

describe('text that somebody else wrote, in HTML of ours', () => {
  it('is shown as it is: no sign of it means anything, inside elements and inside quotes of both kinds', () => {
    assert.equal(escapeHtml(`<b a="1" c='2'>&amp;`), '&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;')
  })

  it('is otherwise the same, in every script', () => {
    const text = 'Żaneta O’Neill, Олена – „4b” 100% = \u00a0\u2011 🙂 /jst/x?a=1#b'
    assert.equal(escapeHtml(text), text)
  })

  it('is escaped by the tag unless it is markup already, and never twice', () => {
    const inner = markup`<i title="${'"'}">${'<'}</i>`
    assert.equal(
      String(markup`<p>${'a & b'}${inner}${[inner, trusted('<hr>')]}${7}</p>`),
      `<p>a &amp; b${inner}${inner}<hr>7</p>`,
    )
  })
})
