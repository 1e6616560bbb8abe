import type { ErrorSummaryTexts } from '../../ui/views/error-summary.js'

/** What a person meets while filling the form in; part of the first load. */
export interface Messages extends ErrorSummaryTexts {
  request: {
    title: string
    lead: string
    pictureAlt: string
    pictureFailed: string
    refresh: string
    listen: string
    /** Leads to the way with nothing to read and nothing to hear. */
    cannot: string
    answer: string
    answerHint: string
    answerMissing: string
    identifier: string
    identifierHint: string
    identifierMissing: string
    submit: string
  }

  opening: { title: string; status: string }
}
