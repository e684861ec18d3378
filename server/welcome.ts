// What is printed when the relay has started: the address, and on a network who may come and what plain http cannot do.

import { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'
import type { Policy } from './access/policy.ts'

export interface Listening {
  readonly host: string
  readonly port: number
  readonly keptIn: string
  readonly servesBoard: boolean
  readonly policy: Policy
  readonly ownerSecret?: string | undefined
}

const everywhere = new Set(['0.0.0.0', '::'])
const thisMachine = new Set(['127.0.0.1', '::1', 'localhost'])

export function welcome(listening: Listening, addresses = lanAddresses()): string {
  const { host, port, keptIn, servesBoard, policy } = listening
  const owner = ownerLines(listening)
  const what = servesBoard ? 'Plumbline is ready' : 'The relay is ready, without a board'
  if (thisMachine.has(host)) {
    return [
      `${what}: http://localhost:${port}`,
      `Plans are kept in ${keptIn}. Only this machine can reach it; ${policy.origins.length > 0 ? `people use ${policy.origins.join(', ')}` : 'npm start -- --lan opens it to your network'}.`,
      ...owner,
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
    ...linkWords[policy.link],
    'Use --lan only on a network you trust, because plain http can be read on the way.',
    ...owner,
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

const linkWords: Readonly<Record<Policy['link'], readonly string[]>> = {
  none: ['Only invited devices come in.'],
  viewer: ['Whoever has the link of a plan may read it, until its owner closes that in Settings.'],
  reporter: ['Whoever has the link of a plan may report in it, until its owner closes that in Settings.'],
  contributor: ['Whoever has the link of a plan may work in it, until its owner closes that in Settings.'],
  planner: [
    'Whoever has the link of a plan may read it and change it, until its owner closes that in Settings.',
    'Give links to those you trust.',
  ],
  owner: [],
}

function ownerLines({ port, policy, ownerSecret }: Listening): readonly string[] {
  if (ownerSecret === undefined) return []
  const [at = `http://localhost:${port}`] = policy.origins
  return [
    '',
    'Only invited devices begin plans here. This link makes a device the owner of this relay, once, within a week:',
    `  ${at}/#/relay/${ownerSecret}`,
    'npm run -s cli -- invite makes others.',
  ]
}

/** The addresses by which others on the network reach this machine: IPv4, not internal. */
export function lanAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces)
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
