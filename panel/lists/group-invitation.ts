import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { CallController } from '../kit/call-controller.js'
import { FunnelWatch } from '../kit/funnel-watch.js'
import { invitationText } from './invitation-text.js'
import type { ClassFunnel, Invited } from '../kit/panel-client.js'
import type { PanelServices, Question } from '../kit/panel-context.js'
import { inviteRefusal, NO_OUTCOME, revealOutcome, type Outcome } from '../kit/outcome-notice.js'

export interface Group {
  whom: Invited
  question: Question
  /** Shows how far everybody has come by now. */
  look: () => Promise<ClassFunnel>
}

/** How many are in a state that they leave as soon as an invitation is sent to them. */
function waitingOf({ counts }: ClassFunnel): number {
  return counts.entered + counts.expired + counts.undelivered
}

/** Invites many at once: asks first, says what became of it, and goes on looking while the mails go out. */
export class GroupInvitation implements ReactiveController {
  readonly call: CallController
  outcome = NO_OUTCOME

  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #watch: FunnelWatch

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    this.call = new CallController(host)
    this.#watch = new FunnelWatch(host)
    host.addController(this)
  }

  hostDisconnected(): void {}

  async send(services: PanelServices, { whom, question, look }: Group): Promise<void> {
    const { client, messages, confirm, announce } = services
    if (!(await confirm(question))) return
    this.#watch.stop()
    this.#show(NO_OUTCOME)
    const task = async () => ({ waiting: waitingOf(await look()), counts: await client.invite(whom) })
    const sent = await this.call.run(task, {
      handle: (failure) => {
        const refusal = inviteRefusal(failure, messages)
        if (refusal) this.#show(refusal)
        return refusal !== undefined
      },
    })
    if (sent) this.#show(invitationText(sent.counts, services))
    announce(this.outcome.sentences.join(' '))
    await this.#host.updateComplete
    revealOutcome(this.#host)
    if (!sent || sent.counts.queued === 0) return
    const { waiting, counts } = sent
    // somebody whose last link still works stays in the same state, and cannot be counted by it
    const isKnown = waiting === counts.queued
    this.#watch.start({
      look: async () => {
        const now = await look()
        const out = Math.max(0, waiting - waitingOf(now))
        if (isKnown && out >= counts.queued) return undefined
        if (isKnown) this.#show(invitationText(counts, services, { out }))
        return JSON.stringify(now)
      },
      over: (isAll) => {
        this.#show(invitationText(counts, services, isAll ? { out: counts.queued } : { isOver: true }))
        announce(this.outcome.sentences[0] ?? '')
      },
    })
  }

  #show(outcome: Outcome): void {
    this.outcome = outcome
    this.#host.requestUpdate()
  }
}
