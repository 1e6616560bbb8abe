import type { Caller } from '../../domain/caller.js'
import { takeDrawing } from '../../domain/limits/drawing-limit.js'
import type { Services } from '../../domain/ports/services.js'
import type { DrawnKind, OpenedDrawing } from '../sealed-drawings.js'

interface Parts {
  services: Pick<Services, 'keyring' | 'limiter' | 'log' | 'now' | 'units'>
  challenges: { drawable(sealed: string): OpenedDrawing | undefined }
  drawings: { draw(drawing: OpenedDrawing): Promise<Buffer> }
}

/**
 * Draws what an address names, for its caller; undefined when it names nothing of this kind. What is made throws
 * {@link Failure} `TOO_MANY_REQUESTS` for who has had too many, and `UNAVAILABLE` when too many wait.
 */
export function drawMedia({ services, challenges, drawings }: Parts) {
  return async (kind: DrawnKind, sealed: string, caller: Caller): Promise<Buffer | undefined> => {
    const drawing = challenges.drawable(sealed)
    const unit = drawing && services.units.get(drawing.unit)
    if (unit === undefined || drawing?.kind !== kind) return undefined
    await takeDrawing(services, { unit, caller })
    return drawings.draw(drawing)
  }
}
