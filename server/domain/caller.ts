/** Who calls, as far as the server knows. */
export interface Caller {
  /** Network address, IPv4 or IPv6, after trusted proxies; for keyed hashes only. */
  address: string
  /** What limits count: the IPv4 address, or the /64 of an IPv6 address. */
  network: string
  /** The bearer key of the `Authorization` header, if there is one. */
  key?: string
}
