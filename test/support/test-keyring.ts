import { randomBytes } from 'node:crypto'
import { Keyring } from '../../server/domain/keyring.js'
import { UnitKeys } from '../../server/domain/keys/unit-keys.js'

/** A keyring with no store behind it: a unit gets a key of its own when somebody asks for it. */
export class TestKeyring extends Keyring {
  constructor() {
    super(randomBytes(32))
  }

  override of(unit: string): UnitKeys {
    if (!this.has(unit)) this.keep(unit, new UnitKeys(unit, [{ bytes: randomBytes(32) }]))
    return super.of(unit)
  }
}
