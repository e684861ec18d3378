/** Signing in with an account of the company's, where the relay offers it: the browser goes away to it, and comes back as it left. */

import { signInAgain, signInOffered, signInPath } from '../../shared/wire/sign-in.ts'

const leftFrom = 'plumbline.left-from'
const account = 'plumbline.account'

/** False where there is no relay, or none that offers it. */
export async function offersSignIn(): Promise<boolean> {
  try {
    const answer: unknown = await (await fetch(signInOffered, { cache: 'no-store' })).json()
    return typeof answer === 'object' && answer !== null && 'offered' in answer && answer.offered === true
  } catch {
    return false
  }
}

/** This page is left. `again`: the account is asked for even where one is signed in already. */
export function signIn(again: boolean): void {
  // Tried again after it came to nothing: what was left before is still where to come back to.
  if (!location.hash.startsWith('#/sign-in/'))
    withStore(() => sessionStorage.setItem(leftFrom, location.hash))
  location.assign(again ? `${signInPath}?${signInAgain}` : signInPath)
}

/** The address that was left to sign in, once. */
export function leftToSignIn(): string | undefined {
  const hash = withStore(() => sessionStorage.getItem(leftFrom))
  withStore(() => sessionStorage.removeItem(leftFrom))
  return hash ?? undefined
}

/** The e-mail address of the account; only to be shown: what counts is kept on the relay. */
export function signedInAs(): string | undefined {
  return withStore(() => localStorage.getItem(account)) ?? undefined
}

export function keepSignedIn(email: string): void {
  withStore(() => localStorage.setItem(account, email))
}

/** A browser that keeps nothing throws. */
function withStore<T>(use: () => T): T | undefined {
  try {
    return use()
  } catch {
    return undefined
  }
}
