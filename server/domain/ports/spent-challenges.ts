/** Ids of challenges that were redeemed, over all servers. */
export interface SpentChallenges {
  /** True for the one caller who is first with this id; it is remembered until `expiresAt`. */
  spend(id: string, expiresAt: Date): Promise<boolean>
}
