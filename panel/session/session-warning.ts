/** A session ends soon: `idle`, because nothing happens, or `end`, because it has lasted its time. In whole minutes. */
export interface SessionWarning {
  kind: 'idle' | 'end'
  minutes: number
}

/** So many minutes before an idle session ends, its owner is warned. */
export const WARN_IDLE = 5

/** So many minutes before a session has lasted its time, its owner is warned. */
export const WARN_END = 10
