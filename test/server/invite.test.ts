// A relay that is closed, as a process: the owner's link of its first start, `cli invite`, pages of elsewhere.
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { must } from '../../shared/base/assert.ts'
import { provesProtocol } from '../../shared/wire/access-message.ts'
import type { AccessFromRelay } from '../../shared/wire/access-message.ts'
import { decodeMessage, encodeMessage } from '../../shared/wire/message.ts'
import { subProtocol } from '../../shared/wire/protocol.ts'
import { startRelay, type RelayProcess } from '../helpers/relay-process.ts'
import { work } from '../helpers/relay-network.ts'
import { Visitor } from '../helpers/visitor.ts'

const main = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url))
const here = 'https://plan.example.org'
let relay: RelayProcess | undefined

afterEach(async () => {
  await relay?.stop()
})

/** The last word of the relay before it goes on or closes. */
async function showKey(visitor: Visitor, room: string, secret?: string): Promise<AccessFromRelay | number> {
  const socket = new WebSocket(`${must(relay).wsUrl}/${room}`, [subProtocol, provesProtocol], {
    origin: here,
  })
  const closed = once(socket, 'close').then(([code]) => Number(code))
  const told = new Promise<AccessFromRelay>((resolve) => {
    socket.on('message', (frame: Buffer) => {
      const message = decodeMessage(frame)
      const word = message?.type === 'access' ? (JSON.parse(message.text) as AccessFromRelay) : undefined
      if (word?.type === 'challenge') {
        const proof = visitor.proof(word.challenge, new URL(here).host, secret)
        socket.send(encodeMessage({ type: 'access', text: proof }))
      } else if (word !== undefined) resolve(word)
    })
  })
  const outcome = await Promise.race([told, closed])
  socket.terminate()
  return outcome
}

test('first start, invitations beside the running relay, and a page of elsewhere', async () => {
  relay = await startRelay({ flags: ['--origin', here] })
  const owner = new Visitor()
  const secret = must(/https:\/\/plan\.example\.org\/#\/relay\/([\w-]{22})\n/.exec(relay.said())?.[1])
  expect(await showKey(owner, 'relay', secret)).toMatchObject({ type: 'granted', role: 'owner' })
  expect(await showKey(new Visitor(), 'relay', secret)).toMatchObject({ type: 'not invited' })
  expect(await showKey(new Visitor(), work)).toBe(4406)

  const args = ['invite', '--role', 'planner', '--plan', work, '--data', relay.dataDir]
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args])
  const invited = must(/#\/join\/[\w-]+\.1\/([\w-]{22})\n$/.exec(stdout)?.[1], stdout)
  const planner = new Visitor()
  expect(await showKey(planner, work, invited)).toMatchObject({ type: 'granted', role: 'planner' })
  expect(relay.said() + relay.complaints()).not.toContain(invited)

  const foreign = new WebSocket(`${relay.wsUrl}/${work}`, { origin: 'https://elsewhere.example' })
  expect((await once(foreign, 'close'))[0]).toBe(4421)
})

test('a relay that is open to this machine lets in pages of its own host and no others', async () => {
  relay = await startRelay()
  expect(relay.said()).not.toContain('#/relay')
  const foreign = new WebSocket(`${relay.wsUrl}/${work}`, { origin: 'https://elsewhere.example' })
  expect((await once(foreign, 'close'))[0]).toBe(4421)
  const own = new WebSocket(`${relay.wsUrl}/${work}`, [subProtocol], { origin: relay.url })
  await once(own, 'message')
  own.terminate()
})

test.each([
  [['--role', 'king'], 2, /--role takes/],
  [['--plan', 'nothing'], 2, /--plan takes the link of a plan/],
  [['--data', '/nowhere'], 1, /There is no store/],
])('invite %j: exit code %i and a sentence', async (args, code, sentence) => {
  const call = promisify(execFile)(process.execPath, [main, 'invite', ...args])
  await expect(call).rejects.toMatchObject({ code, stderr: expect.stringMatching(sentence) as string })
})
