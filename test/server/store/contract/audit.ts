import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import type { AuditEntry } from '../../../../server/domain/ports/audit-log.js'
import type { Store } from '../../../../server/domain/ports/store.js'
import { randomId } from '../../../../server/domain/random-id.js'
import type { OpenedStore } from './opened-store.js'
import { freshUnit, later, NOW } from './sample-accounts.js'

const FAR = later(10 ** 8)

const byId = (one: AuditEntry, other: AuditEntry): number => (one.id < other.id ? -1 : 1)

/** The audit, read backwards. */
export function describeAudit(opened: OpenedStore): void {
  describe('the audit', () => {
    let store: Store
    before(() => {
      ;({ store } = opened())
    })

    const entry = (unit: string, at: Date, more: Partial<AuditEntry> = {}): AuditEntry => ({
      id: randomId(),
      unit,
      at,
      via: 'panel',
      actor: 'sekretariat',
      action: 'person.added',
      subject: 'anna',
      detail: 'import',
      expiresAt: FAR,
      ...more,
    })

    it('is read backwards, page after page, though much was done in the same moment', async () => {
      const unit = freshUnit()
      const entries = [entry(unit, later(9)), ...Array.from({ length: 5 }, () => entry(unit, NOW))]
      await store.audit.add(entries.toReversed())
      await store.audit.add([entry(freshUnit(), later(99))])
      await store.audit.add([])
      const read: AuditEntry[] = []
      for (;;) {
        const before = read.at(-1)
        const page = await store.audit.list(unit, { limit: 2, ...(before && { before }) })
        read.push(...page)
        if (page.length < 2) break
      }
      assert.deepEqual(read[0], entries[0])
      assert.deepEqual(read.map(({ id }) => id).sort(), entries.map(({ id }) => id).sort())
    })

    it('is read by whom it was done to, in their unit alone, backwards', async () => {
      const unit = freshUnit()
      const own = [entry(unit, later(3)), entry(unit, later(2), { via: 'page' }), entry(unit, later(1))]
      const { subject: _nobody, ...general } = entry(unit, later(9), { action: 'unit.invited' })
      await store.audit.add([
        ...own.toReversed(),
        entry(unit, later(9), { subject: 'ann' }),
        entry(freshUnit(), NOW),
        general,
      ])
      const ofAnna = { subject: 'anna' }
      assert.deepEqual(await store.audit.list(unit, { ...ofAnna, limit: 9 }), own)
      assert.deepEqual(await store.audit.list(unit, { ...ofAnna, limit: 2 }), own.slice(0, 2))
      assert.deepEqual(await store.audit.list(unit, { subject: '', limit: 9 }), [])
    })

    it('tells acts and sign-ins apart, of a unit and of a person, page after page', async () => {
      const unit = freshUnit()
      const act = entry(unit, later(1))
      const signIns = [5, 4, 3].map((at) =>
        entry(unit, later(at), { action: 'account.signed-in', kind: 'sign-in', subject: at === 4 ? 'ewa' : 'anna' }),
      )
      const [latest, , first] = signIns
      await store.audit.add([act, ...signIns])
      assert.deepEqual(await store.audit.list(unit, { limit: 9 }), [...signIns, act])
      for (const more of [{}, { subject: 'anna' }])
        assert.deepEqual(await store.audit.list(unit, { ...more, kind: 'act', limit: 9 }), [act])
      assert.deepEqual(await store.audit.list(unit, { kind: 'sign-in', limit: 9 }), signIns)
      const ofAnna = { kind: 'sign-in', subject: 'anna', limit: 1 } as const
      assert.deepEqual(await store.audit.list(unit, ofAnna), [latest])
      assert.deepEqual(await store.audit.list(unit, { ...ofAnna, ...(latest && { before: latest }) }), [first])
    })

    it('keeps an entry as it was when one with its id comes again, and takes the others', async () => {
      const unit = freshUnit()
      const [first, other] = [entry(unit, NOW), entry(unit, NOW, { action: 'person.held' })]
      await store.audit.add([first])
      await store.audit.add([{ ...first, at: later(5), detail: 'again' }, other])
      const read = await store.audit.list(unit, { limit: 9 })
      assert.deepEqual(read.toSorted(byId), [first, other].toSorted(byId))
    })
  })
}
