/** A try to sign in that may be made. Exactly one of these is called when it is over. */
export interface SignInPass {
  /** The password was wrong, or is as good as wrong. */
  countWrong(): Promise<void>
  /** Somebody is let in: what they got wrong before counts no more. */
  forget(): Promise<void>
}
