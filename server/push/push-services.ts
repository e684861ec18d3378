// To which push services a message may go (RFC 8030). The address of one comes from a client and is posted to from beside the
// relay: so only services of browser makers, by name and by https, and whatever the operator adds.

/** Of Chromium, Firefox, Edge and Safari; a full stop in front: every host beneath it. */
const wellKnown: readonly string[] = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.services.mozilla.com',
  '.notify.windows.com',
  'web.push.apple.com',
  '.push.apple.com',
]

const mostLetters = 1_000

/**
 * True for the address of a subscription at one of them. `more`: origins such as `https://push.example.org`, which alone may
 * be by http or on a network of one's own. No address by number is ever among the well-known ones.
 */
export function isAtPushService(endpoint: string, more: readonly string[]): boolean {
  if (endpoint.length > mostLetters || !URL.canParse(endpoint)) return false
  const { protocol, hostname, port, origin, username, password } = new URL(endpoint)
  if (username !== '' || password !== '') return false
  if (more.includes(origin)) return true
  const isKnown = wellKnown.some((one) => (one.startsWith('.') ? hostname.endsWith(one) : hostname === one))
  return protocol === 'https:' && port === '' && isKnown
}

/** What `PLUMBLINE_PUSH_SERVICES` says, with commas or spaces; throws a sentence for what is no address. */
export function readPushServices(said: string | undefined): readonly string[] {
  const all = (said ?? '').split(/[\s,]+/).filter(Boolean)
  const bad = all.find((one) => !/^https?:\/\//.test(one) || !URL.canParse(one))
  if (bad !== undefined)
    throw new Error(`PLUMBLINE_PUSH_SERVICES takes addresses such as https://push.example.org, not “${bad}”.`)
  return all.map((one) => new URL(one).origin)
}
