import type { FastifyReply } from 'fastify'
import type { Services } from '../../domain/ports/services.js'
import { askChallenge, type Said } from './asked-challenge.js'
import { readPlainErrors, statusOfErrors } from './plain-error.js'
import type { PlainForm } from './plain-form.js'
import type { PlainVisit } from './plain-visit.js'

/** Shows a form with a fresh challenge, and what its address says is wrong. */
export async function showForm(
  services: Services,
  visit: PlainVisit,
  { said, write }: { said: Said; write: (form: PlainForm) => string },
): Promise<FastifyReply> {
  const asked = await askChallenge(services, visit, said)
  const errors = readPlainErrors(said('e'))
  const form = { ...visit.place, asked, errors, waitSeconds: Number(said('wait')) || 60 }
  return visit.show(write(form), asked.way === 'later' ? 429 : statusOfErrors(errors))
}

/** What the address behind a form says of a button beside the main one; undefined when none was pressed. */
export function wayPressed({ isPressed }: Pick<PlainVisit, 'isPressed'>): Record<string, string> | undefined {
  if (isPressed('cannot')) return { way: 'wait' }
  return isPressed('show') || isPressed('again') ? {} : undefined
}
