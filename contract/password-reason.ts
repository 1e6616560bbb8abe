/** Why a password is refused; reaches the browser as `data.reason`. `NOT_TEXT`: control signs or broken surrogates. */
export type PasswordReason = 'TOO_SHORT' | 'TOO_LONG' | 'NOT_TEXT' | 'COMMON' | 'LIKE_LOGIN' | 'LIKE_UNIT'
