// Signing in with an account of the company's, as the relay and the board speak of it: plain addresses beside the web sockets.

/** Where the browser goes to sign in. */
export const signInPath = '/sign-in'
/** As its query: who is signed in there may be somebody else next. */
export const signInAgain = 'again'
/** Answered with `{ offered }` by a relay. */
export const signInOffered = '/sign-in/offered'

/** What the relay sends the browser back with where nobody came in: `#/sign-in/<outcome>`. */
export const signInOutcomes = ['cancelled', 'late', 'away', 'failed', 'no-email', 'no-group', 'busy'] as const
export type SignInOutcome = (typeof signInOutcomes)[number]

export function isSignInOutcome(text: string): text is SignInOutcome {
  return (signInOutcomes as readonly string[]).includes(text)
}
