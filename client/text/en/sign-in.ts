/** The words of signing in with an account of the company's. */

import type { SignInOutcome } from '../../../shared/wire/sign-in.ts'

const outcomes: Readonly<Record<SignInOutcome, readonly [title: string, text: string]>> = {
  cancelled: [
    'You are not signed in',
    'It was broken off, or your company’s sign-in said no. Nothing has changed.',
  ],
  late: [
    'That took too long',
    'Signing in is to be done within ten minutes, in one window of a browser that takes cookies.',
  ],
  away: [
    'Your company’s sign-in does not answer',
    'The relay cannot reach it. What is on this device goes on working; try again later.',
  ],
  failed: [
    'Your company’s sign-in was not understood',
    'Try again. If it stays so, whoever runs the relay finds the reason in its log.',
  ],
  'no-email': [
    'Your account says no e-mail address',
    'The relay knows people by it. Whoever runs your company’s accounts can add one, or confirm it.',
  ],
  'no-group': [
    'Your account may not come in here',
    'You are signed in, but in no group that the relay lets in. Whoever runs it can name one: --oidc-group.',
  ],
  busy: ['The relay could not store it', 'Nothing has changed. Try again.'],
}

export const signIn = {
  title: 'Signing in',
  text: 'Your company’s account opens the plans whose link you have.',
  stranger: 'If you have an account of this company, sign in: the plan may open then.',
  as: (email: string): string => `Signed in as ${email}.`,
  asText: 'Whoever signs in comes into each plan whose link they have.',
  asStranger: 'If your groups have changed, sign in again. Else an owner of the plan can invite you.',
  button: 'Sign in',
  again: 'Sign in again',
  done: 'You are signed in',
  doneText: 'Follow the link of a plan: it opens on this device now.',
  outcome: (why: SignInOutcome): readonly [title: string, text: string] => outcomes[why],
}
