// What is printed when the relay has started: the address, and on a network who may come and what plain http cannot do.

import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'

export interface Listening {
  readonly host: string
  readonly port: number
  readonly keptIn: string
  readonly servesBoard: boolean
}

const everywhere = new Set(['0.0.0.0', '::'])
const thisMachine = new Set(['127.0.0.1', '::1', 'localhost'])

export function welcome(listening: Listening, addresses = lanAddresses()): string {
  const { host, port, keptIn, servesBoard } = listening
  const what = servesBoard ? 'Plumbline is ready' : 'The relay is ready, without a board'
  if (thisMachine.has(host)) {
    return [
      `${what}: http://localhost:${port}`,
      `Plans are kept in ${keptIn}. Only this machine can reach it; npm start -- --lan opens it to your network.`,
    ].join('\n')
  }
  const shown = everywhere.has(host) ? addresses : [host]
  const urls = shown.map((address) => `http://${address.includes(':') ? `[${address}]` : address}:${port}`)
  const [first] = urls
  return [
    `${what} for this network:`,
    ...(everywhere.has(host) ? [`  http://localhost:${port}  (this machine)`] : []),
    ...urls.map((url) => `  ${url}`),
    ...(first === undefined ? [] : ['', renderUnicodeCompact(first)]),
    '',
    'Whoever has the link of a plan may read it and change it: there are no accounts. Give links to those you trust,',
    'and use --lan only on a network you trust, because plain http can be read on the way.',
    '',
    'On plain http a browser does not install the app, does not open it again without the relay, and cannot work in',
    'the background. Editing, syncing and going offline with an open page work. For all of it, put https in front:',
    `  tailscale serve ${port}                                    (your own devices, a certificate included)`,
    `  caddy reverse-proxy --from plan.example.org --to :${port}  (a name on the internet)`,
    'Another reverse proxy does as well when it passes web sockets on.',
    '',
    `Plans are kept in ${keptIn}.`,
  ].join('\n')
}

/** The addresses by which others on the network reach this machine: IPv4, not internal. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
