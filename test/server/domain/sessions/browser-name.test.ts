import assert from 'node:assert/strict'
import { test } from 'node:test'
import { browserName } from '../../../../server/domain/sessions/browser-name.js'

const MOZILLA = 'Mozilla/5.0'
const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test('a browser and its system have a word each, and nothing of a strange one is repeated', () => {
  for (const [userAgent, name] of [
    [`${MOZILLA} (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0`, 'Firefox, Windows'],
    [`${MOZILLA} (X11; Linux x86_64) ${WEBKIT} Chrome/130.0.0.0 Safari/537.36`, 'Chrome, Linux'],
    [`${MOZILLA} (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/130.0 Safari/537.36 Edg/130.0`, 'Edge, Windows'],
    [`${MOZILLA} (Linux; Android 14; K) ${WEBKIT} Chrome/130.0 Mobile Safari/537.36`, 'Chrome, Android'],
    [
      `${MOZILLA} (Linux; Android 14; K) ${WEBKIT} SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36`,
      'Samsung Internet, Android',
    ],
    [`${MOZILLA} (Macintosh; Intel Mac OS X 10_15_7) ${WEBKIT} Version/18.0 Safari/605.1.15`, 'Safari, macOS'],
    [
      `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${WEBKIT} Version/18.0 Mobile/15E148 Safari/604.1`,
      'Safari, iPhone',
    ],
    [
      `${MOZILLA} (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${WEBKIT} CriOS/130.0 Mobile/15E148 Safari/604.1`,
      'Chrome, iPhone',
    ],
    [`${MOZILLA} (Windows NT 10.0) ${WEBKIT} Chrome/130.0 Safari/537.36 OPR/115.0`, 'Opera, Windows'],
    [`${MOZILLA} (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/130.0 Safari/537.36`, 'Chrome, ChromeOS'],
    ['<script>alert(1)</script>', ''],
    ['Windows', 'Windows'],
    ['', ''],
    [undefined, ''],
  ] as const)
    assert.equal(browserName(userAgent), name, userAgent)
})
