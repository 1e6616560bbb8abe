import type { Store } from '../../../../server/domain/ports/store.js'

/** Two handles on the same data, as two servers have them; there from the first test on. */
export type OpenedStore = () => { store: Store; second: Store }
