/** A cookie's name and its attributes. */
export interface CookieForm {
  name: string
  attributes: string
}

/**
 * A cookie for our own pages alone, which no script reads and no other site's page sends: bound to our host by its name, or
 * without that prefix on localhost, where there is no TLS.
 */
export function cookieForm(publicUrl: string, name: string): CookieForm {
  const isSecure = publicUrl.startsWith('https:')
  return {
    name: isSecure ? `__Host-${name}` : name,
    attributes: `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  }
}
