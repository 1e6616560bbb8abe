import { expect } from '@open-wc/testing'
import { until } from '../../ui/support/until.js'
import { fill, mountPanel, named } from '../support/mount-panel.js'

describe('a change that only somebody makes who has just shown who they are', () => {
  it('keeps what was typed, leads to where one shows it in another tab, and is tried again', async () => {
    const panel = await mountPanel({
      at: '#/nowa-osoba',
      script: { 'panel.people.save': [{ code: 'REAUTHENTICATE' }, {}] },
    })
    await until(() => panel.find('[name=login]'), 'the form is there')
    fill(panel, 'login', 'nowak.zosia')
    panel.get('[type=submit]').click()
    await until(() => panel.find('[role=alert]'), 'it is said')
    expect(panel.get('[role=alert]').textContent).to.contain('Potwierdź, że to Ty')
    const link = panel.get<HTMLAnchorElement>('.panel-status a')
    expect(link.getAttribute('href')).to.equal('/jst/unit/sign-in/again?to=panel&lang=pl')
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener'])
    expect(panel.get<HTMLInputElement>('[name=login]').value).to.equal('nowak.zosia')
    named(panel, 'Spróbuj ponownie').click()
    await until(() => panel.heading() !== 'Nowa osoba', 'it is saved')
    expect(panel.find('.panel-status a')).to.equal(null)
  })
})
