import { expect } from '@open-wc/testing'
import { parseRoute, routeHash, type Route } from '../../../panel/kit/route.js'

describe('the places of the panel', () => {
  const places: [string, Route][] = [
    ['#/klasy', { name: 'classes' }],
    ['#/klasa/4b', { name: 'class', class: '4b' }],
    ['#/klasa/4b/niedoreczone', { name: 'class', class: '4b', state: 'undelivered' }],
    ['#/klasa/1%2F2%20a', { name: 'class', class: '1/2 a' }],
    ['#/bez-klasy/bez-adresu', { name: 'class', class: '', state: 'no-email' }],
    ['#/osoby/gotowe', { name: 'everybody', state: 'set' }],
    ['#/osoba/anna%40example.org', { name: 'person', login: 'anna@example.org' }],
    ['#/nowa-osoba', { name: 'new' }],
    ['#/nowa-osoba/4b', { name: 'new', class: '4b' }],
    ['#/niedoreczone', { name: 'undelivered' }],
    ['#/pracownicy', { name: 'staff' }],
    ['#/dziennik', { name: 'history' }],
    ['#/dziennik/anna', { name: 'history', login: 'anna' }],
    ['#/import', { name: 'import' }],
  ]
  for (const [hash, route] of places) {
    it(`${hash} leads there and back`, () => {
      expect(parseRoute(hash)).to.deep.equal(route)
      expect(routeHash(route)).to.equal(hash)
    })
  }

  it('begins with the classes, and whatever nobody knows is nowhere', () => {
    expect(parseRoute('')).to.deep.equal({ name: 'classes' })
    for (const hash of ['#/x', '#/klasa', '#/osoba', '#/klasa/4b/kiedys'])
      expect(parseRoute(hash)).to.deep.equal({ name: 'nowhere' })
    expect(parseRoute('#/klasa/%E0%A4%A')).to.deep.equal({ name: 'class', class: '%E0%A4%A' })
  })
})
