import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Account } from '../../../../server/domain/account.js'
import { isFactorOffered, nextStage, stageNow } from '../../../../server/domain/sessions/next-stage.js'

const required = { staffSecondFactor: 'required' } as const
const office = { role: 'office' } as Account
const teacher = { role: 'teacher' } as Account
const parent = {} as Account
const withFactor = (account: Account): Account => ({ ...account, factors: 'sealed' }) as unknown as Account

describe('after the password', () => {
  it('whoever has a second factor is asked for it, whatever the unit says [72]', () => {
    for (const staffSecondFactor of ['off', 'offered', 'required'] as const)
      for (const account of [office, teacher, parent]) {
        assert.equal(nextStage({ staffSecondFactor }, withFactor(account), { isFactorShown: false }), 'factor')
        assert.equal(nextStage({ staffSecondFactor }, withFactor(account), { isFactorShown: true }), 'in')
      }
  })

  it('whoever works at a school that requires one sets it up before anything else [72]', () => {
    for (const account of [office, teacher])
      for (const isFactorShown of [false, true]) assert.equal(nextStage(required, account, { isFactorShown }), 'setup')
    assert.equal(nextStage(required, parent, { isFactorShown: false }), 'in')
    for (const staffSecondFactor of ['off', 'offered'] as const)
      assert.equal(nextStage({ staffSecondFactor }, office, { isFactorShown: false }), 'in')
  })
})

it('whoever was in before the unit required a second factor sets it up now, and nobody else [72]', () => {
  assert.equal(stageNow(required, office, { stage: 'in' }), 'setup')
  assert.equal(stageNow(required, withFactor(office), { stage: 'in' }), 'in')
  assert.equal(stageNow(required, parent, { stage: 'in' }), 'in')
  assert.equal(stageNow(required, office, { stage: 'choose' }), 'choose')
  assert.equal(stageNow({ staffSecondFactor: 'offered' }, teacher, { stage: 'in' }), 'in')
})

it('whoever works at a school that offers one is told of it until they have it [72]', () => {
  const offered = { staffSecondFactor: 'offered' } as const
  for (const account of [office, teacher]) {
    assert.equal(isFactorOffered(offered, account), true)
    assert.equal(isFactorOffered(offered, withFactor(account)), false)
    for (const staffSecondFactor of ['off', 'required'] as const)
      assert.equal(isFactorOffered({ staffSecondFactor }, account), false)
  }
  assert.equal(isFactorOffered(offered, parent), false)
})
