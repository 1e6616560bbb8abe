/** Why one person cannot be invited; reaches the browser as `data.reason`. */
export type InviteRefusal = 'EMAIL_MISSING' | 'PASSWORD_SET' | 'ACCOUNT_DISABLED'
