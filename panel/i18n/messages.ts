import type { inferRouterOutputs } from '@trpc/server'
import type { AuditAction, AuditWay } from '../../contract/audit-action.js'
import type { FieldChanges } from '../../contract/field-changes.js'
import type { LineCounts, LineRefusal } from '../../contract/import-message.js'
import type { InviteRefusal } from '../../contract/invite-refusal.js'
import type { Language } from '../../contract/language.js'
import type { HeaderFault, RecordFault } from '../../contract/people-file.js'
import type { Role } from '../../contract/role.js'
import type { RowReason } from '../../contract/row-reason.js'
import type { AppRouter } from '../../server/rpc/router.js'
import type { FailureTexts } from '../../ui/i18n/failure-texts.js'
import type { Forms } from '../../ui/i18n/plural.js'
import type { ErrorSummaryTexts } from '../../ui/views/error-summary.js'

type Answers = inferRouterOutputs<AppRouter>['panel']
type Person = Answers['people']['get']

/** Where somebody stands: on the way to a password, or with an account that is switched off. */
export type PersonState = Person['state'] | 'disabled'

/** Why somebody's mail did not arrive, in the server's words. */
export type UndeliveredReason = NonNullable<Person['undelivered']>['reason']

/** What a person of the school reads in the panel; keys are codes where they name codes of the server. */
export interface PanelMessages extends ErrorSummaryTexts {
  /** Name of the whole. */
  panel: string
  skip: string
  help: string
  languages: string
  failures: FailureTexts
  loading: string
  cancel: string
  nowhere: { title: string; lead: string; back: string }

  menu: {
    classes: string
    add: string
    undelivered: string
    import: string
    staff: string
    /** Enters somebody who works at the school. */
    addStaff: string
    history: string
  }

  session: {
    signedInAs(name: string): string
    signOut: string
    confirmSignOut: { title: string; text: string; action: string }
    /** Said where something was typed when the session ended. */
    endedTitle: string
    ended: string
    signIn: string
    /** By minutes until an idle session ends. */
    idle: Forms
    /** By minutes until a session ends, however busy. */
    end: Forms
    stay: string
    stayed: string
    /** Said when a form is as it was left. */
    restored: string
  }

  /** Of many people, as the head of a column. */
  states: Record<PersonState, string>
  /** Of one person. */
  state: Record<PersonState, string>

  classes: {
    lead: string
    people: string
    progress: string
    noClass: string
    all: string
    /** By the number of people; said with the head of the column. */
    count: Forms
    empty: string
    inviteAll: string
  }

  list: {
    ofClass(name: string): string
    noClass: string
    everybody: string
    search: string
    searchHint: string
    /** For whoever does not see everybody. */
    searchReach: string
    /** By the number of people found. */
    found: Forms
    /** By how many of them are shown. */
    firstOnly: Forms
    none: string
    empty: string
    filter: string
    anyState: string
    name: string
    state: string
    range(from: string, to: string, total: string): string
    previous: string
    next: string
    pages: string
  }

  person: {
    newLead: string
    firstName: string
    lastName: string
    login: string
    loginHint: string
    email: string
    emailHint: string
    pesel: string
    peselHint: string
    peselGood: string
    peselOnRecord: string
    peselReplace: string
    peselRemove: string
    peselRemoved: string
    peselKeep: string
    class: string
    classHint: string
    classes: string
    classesHint: string
    classChoose: string
    language: string
    languageHint: string
    languageNone: string
    languageNames: Record<Language, string>
    add: string
    save: string
    saving: string
    /** Empties the form of a new person. */
    clear: string
    /** Brings back what is stored. */
    revert: string
    added: string
    saved: string
    unchanged: string
    details: string
    substitute: string
    substituteHint: string
    copy: string
    copied: string
    copyFailed: string
    mailed(time: string): string
    /** Why an account is held, and until when. */
    held(time: string): string
    linkUntil(time: string): string
    role: string
    roleHint: string
    roles: Record<Role, string>
    disable: string
    disabled: string
    enable: string
    enabled: string
    /** That signing in asks for a second factor. */
    hasFactor: string
    unknown: string
    /** For whoever does not see everybody. */
    unknownOrBeyond: string
    self: string
    confirmNoEmail: { title: string; text: string; action: string }
    confirmEmail: { title: string; text: string; action: string }
    /** By what the person is to be. */
    confirmRole: { title: string; text: Record<Role, string>; action: string }
    confirmPesel: { title: string; text: string; action: string }
    confirmDisable: { title: string; text: string; action: string }
    confirmFactor: { title: string; text: string; action: string }
    errors: Record<PersonError, string>
  }

  invite: {
    person: string
    class: string
    /** Opens the letters of the class, to print. */
    letters: string
    confirmPerson: { title: string; text(email: string): string; action: string }
    confirmClass: { title(name: string): string; text: string; action: string }
    confirmUnit: { title: string; text: string; action: string }
    /** By the number of mails on their way. */
    queued: Forms
    /** By the number of mails that are out. */
    sent: Forms
    sentOf(out: string, all: string): string
    /** Nobody looks on any more. */
    watchOver: string
    nobody: string
    /** By the number of people who were left out, and why. */
    left: Record<Exclude<keyof Answers['invite'], 'queued'>, Forms>
    personQueued: string
    personSent: string
    personWaiting: string
    refused: Record<Exclude<InviteRefusal, 'PASSWORD_SET'>, string>
    tooSoon: string
  }

  undelivered: {
    title: string
    lead: string
    empty: string
    reason: string
    reasons: Record<UndeliveredReason, { what: string; todo: string }>
  }

  history: {
    lead: string
    when: string
    who: string
    what: string
    whom: string
    detail: string
    /** Of what was not done in the panel; a system's name follows. */
    via: Record<Exclude<AuditWay, 'panel'>, string>
    actions: Record<AuditAction, string>
    older: string
    csv: string
    jsonl: string
    exported: string
    exportedPart: string
    /** Of fields that were changed and stand on no form. */
    fields: Record<'substituteId' | 'role', string>
    /** Of an import that did not get through its file. */
    interrupted: string
  }

  import: {
    title: string
    lead: string
    file: string
    fileHint: string
    fileMissing: string
    fileIs(name: string): string
    fileGone: string
    check: string
    checking: string
    store: string
    storing: string
    storingHint: string
    /** Leads from another place to the import. */
    show: string
    /** How far it is. */
    progress(done: string, all: string): string
    another: string
    preview: string
    stored: string
    nothing: string
    cutShort: string
    /** How far it got at the least. */
    interrupted(done: string, all: string): string
    confirmSignOut: { title: string; text: string; action: string }
    confirm: { title: string; text: string; action: string }
    /** By the number of lines: what will become of them, and what became. */
    willAdd: Forms
    willChange: Forms
    added: Forms
    changed: Forms
    refused: Forms
    unchanged: Forms
    /** By the number of people whose address goes. */
    emailsGo: Forms
    outcome: Record<keyof LineCounts, string>
    /** What becomes of fields; their names follow. */
    changes: Record<NonNullable<FieldChanges['email']>, string>
    staysDisabled: string
    line: string
    what: string
    more: string
    download: string
    downloadHint: string
    downloaded: string
    /** Saves a file with the names of the columns and nothing else. */
    template: string
    templateSaved: string
    tooLarge: string
    tooManyLines: string
    header: string
    faults: Record<Exclude<HeaderFault['code'], `COLUMN_${string}`>, string>
    columnsUnknown(names: string): string
    /** Of a column whose name had better not be repeated. */
    columnNumber(column: number): string
    columnsMissing(names: string): string
    columnTwice(name: string): string
    /** A reason, with the name of the column. */
    inColumn(name: string, reason: string): string
    /** Beside the reasons that a form knows as well, and in the place of those that only fit a form. */
    refusals: Record<RecordFault | OffForm | 'LANGUAGE_UNKNOWN', string>
    fieldCount(count: number, expected: number): string
    twice: Record<Extract<LineRefusal, { what: unknown }>['what'], (line: number) => string>
  }
}

/** Of a field that no form has. */
type OffForm = Extract<RowReason, `SUBSTITUTE_${string}`>

/** What can be wrong with a person's fields: the server's reasons, and what the form sees by itself. */
export type PersonError = Exclude<RowReason, OffForm> | 'PESEL_MISSING' | 'CLASS_MISSING' | 'OTHER'
