import { expect } from '@open-wc/testing'
import { stopClock, type StoppedClock } from './stopped-clock.js'
import { pause } from './until.js'

describe('the stopped clock', () => {
  let clock: StoppedClock
  let begun: number
  let heard: string[]
  const hear = (what: string) => () => void heard.push(`${what} at ${Date.now() - begun}`)
  beforeEach(() => {
    clock = stopClock()
    begun = Date.now()
    heard = []
  })

  it('stands still until time is let pass, and runs what falls due in its order and at its time', async () => {
    setTimeout(hear('later'), 300)
    setTimeout(hear('sooner'), 20)
    setTimeout(hear('not yet'), 301)
    await pause(40)
    expect(heard).to.deep.equal([])
    expect(Date.now()).to.equal(begun)
    clock.pass(300)
    expect(heard).to.deep.equal(['sooner at 20', 'later at 300'])
    expect(Date.now()).to.equal(begun + 300)
  })

  it('runs what a timer sets meanwhile, and an interval again and again', () => {
    setTimeout(() => setTimeout(hear('second'), 10), 10)
    const interval = setInterval(hear('tick'), 15)
    clock.pass(30)
    expect(heard).to.deep.equal(['tick at 15', 'second at 20', 'tick at 30'])
    clearInterval(interval)
    clock.pass(100)
    expect(heard).to.have.length(3)
  })

  it('goes from one timer to the next when it is told to, and past those that were cleared', () => {
    const cleared = setTimeout(hear('cleared'), 5)
    setTimeout(hear('one'), 10)
    setTimeout(hear('two'), 25)
    clearTimeout(cleared)
    expect([clock.passToNext(), clock.passToNext(), clock.passToNext()]).to.deep.equal([10, 15, undefined])
    expect(heard).to.deep.equal(['one at 10', 'two at 25'])
  })

  it('lets a task of 0 ms have its turn by itself', async () => {
    await new Promise((resolve) => setTimeout(resolve))
    expect(Date.now()).to.equal(begun)
  })

  it('is the page’s own again afterwards, and what was due never comes', async () => {
    setTimeout(hear('due'), 5)
    clock.restore()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(heard).to.deep.equal([])
    expect(Date.now()).to.be.greaterThan(begun)
  })
})
