/**
 * What a school's own system is told.
 *
 * | event | is |
 * |---|---|
 * | `account.activated` | somebody set the account's first password |
 * | `account.password-set` | somebody set another one |
 * | `mail.undelivered` | a mail did not reach the person |
 */
export type WebhookEvent = 'account.activated' | 'account.password-set' | 'mail.undelivered'
