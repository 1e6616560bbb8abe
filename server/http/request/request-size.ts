/** How large a request may be; a file of people has a limit of its own. */
export const REQUEST_SIZE = {
  /** Bytes of a body: several times a challenge with the longest password. */
  body: 16 * 1024,
  /** Characters of a part of the path. Some proxies stop at 260, so nothing of ours has more. */
  pathPart: 200,
} as const
