import { WAYS, type Way } from './way.js'

const KEY = 'klucznik-way'

/** The way through the challenge that the visitor chose on this visit; undefined when there was no choice yet. */
export function rememberedWay(): Way | undefined {
  try {
    const kept = sessionStorage.getItem(KEY)
    return WAYS.find((way) => way === kept)
  } catch {
    // a page may forbid storage altogether
    return undefined
  }
}

/** Keeps a choice until the visit ends, on this page's origin alone. */
export function rememberWay(way: Way): void {
  try {
    sessionStorage.setItem(KEY, way)
  } catch {
    // then it holds until the form is gone
  }
}
