// A browser's part in signing in, played by fetch: it goes where it is sent with the cookies of each host, until it is back at the board.

/** `passedOn`: where an address of `origin` is answered, as a proxy would have it. Answers what follows on `origin`. */
export async function goAndComeBack(
  origin: string,
  passedOn: (address: string) => string,
  change: (address: string) => string = (address) => address,
): Promise<string> {
  const jars = new Map<string, Map<string, string>>()
  let at = `${origin}/sign-in`
  for (let steps = 0; steps < 12; steps++) {
    const { host } = new URL(at)
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(passedOn(change(at)), { redirect: 'manual', headers: { cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      jar.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`${answer.status} at ${at}: ${await answer.text()}`)
    at = new URL(location, at).href
    if (at.startsWith(`${origin}/#`)) return at.slice(origin.length)
  }
  throw new Error(`sent around for ever, last to ${at}`)
}
