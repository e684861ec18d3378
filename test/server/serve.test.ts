// The command line and what is printed at the start.
import { describe, expect, test, vi } from 'vitest'
import { linkIsTheRight } from '../../server/access/policy.ts'
import { run } from '../../server/cli/serve.ts'
import { readConfig, usage } from '../../server/config.ts'
import { createLog, roomMark } from '../../server/log.ts'
import { lanAddresses, welcome } from '../../server/welcome.ts'
import { startRelay } from '../helpers/relay-process.ts'

describe('the command line', () => {
  test('without anything: this machine only, port 4747, ./data, the board', () => {
    expect(readConfig([])).toEqual({
      ok: true,
      value: {
        host: '127.0.0.1',
        port: 4747,
        isLan: false,
        store: { type: 'folder', path: './data' },
        client: { type: 'built' },
        backups: 7,
        policy: { create: 'anyone', link: 'planner', origins: [] },
      },
    })
  })

  test('--origin closes: only invited devices begin plans, old links let contributors in', () => {
    expect(readConfig(['--origin', 'https://plan.example.org/'])).toMatchObject({
      value: { policy: { create: 'invited', link: 'contributor', origins: ['https://plan.example.org'] } },
    })
    expect(readConfig([], { PLUMBLINE_ORIGIN: 'https://a.org, https://b.org' })).toMatchObject({
      value: { policy: { origins: ['https://a.org', 'https://b.org'] } },
    })
    expect(readConfig(['--link', 'viewer'])).toMatchObject({ value: { policy: { link: 'viewer' } } })
  })

  test('--lan listens for everyone; --host is more exact', () => {
    expect(readConfig(['--lan'])).toMatchObject({ value: { host: '0.0.0.0', isLan: true } })
    expect(readConfig(['--lan', '--host', '192.168.1.5'])).toMatchObject({ value: { host: '192.168.1.5' } })
  })

  test.each([
    [['--port', 'abc'], /--port takes a number from 0 to 65535, not "abc"/],
    [['--port', '70000'], /not "70000"/],
    [['--origin', 'plan.example.org'], /--origin takes an address such as/],
    [['--create', 'all'], /--create takes "anyone" or "invited", not "all"/],
    [['--link', 'owner'], /--link takes none, .* not "owner"/],
    [['--backups', 'many'], /--backups takes a number from 0 to 1000, not "many"/],
    [['--prot', '1'], /--prot/],
    [['extra'], /extra/],
  ])('%j is answered in a sentence', (args, sentence) => {
    const config = readConfig(args)
    expect(config.ok ? '' : config.error).toMatch(sentence)
  })
})

test('--help is an answer, not a complaint: stdout and exit code 0', async () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  try {
    expect(await run(['--help'])).toBe(0)
    expect(said).toHaveBeenCalledWith(usage)
  } finally {
    said.mockRestore()
  }
})

describe('where plans are kept', () => {
  const storeOf = (environment: Record<string, string>): unknown => {
    const config = readConfig([], environment)
    return config.ok ? config.value.store : config.error
  }

  test('in a folder, or in Postgres with or without a bell', () => {
    const store = 'postgres://relay@db/plans'
    expect(storeOf({})).toEqual({ type: 'folder', path: './data' })
    expect(storeOf({ PLUMBLINE_STORE: store })).toEqual({ type: 'postgres', url: store })
    const bell = 'redis://bell:6379'
    expect(storeOf({ PLUMBLINE_STORE: store, PLUMBLINE_BELL: bell })).toMatchObject({ bell })
  })

  test.each([
    [{ PLUMBLINE_STORE: 'mysql://db' }, /begins with postgres:/],
    [{ PLUMBLINE_STORE: 'postgres://db', PLUMBLINE_BELL: 'db:1' }, /begins with redis:/],
    [{ PLUMBLINE_BELL: 'redis://bell' }, /set PLUMBLINE_STORE as well/],
  ])('%j is answered in a sentence', (environment, sentence) => {
    expect(storeOf(environment)).toMatch(sentence)
  })
})

describe('what is printed at the start', () => {
  const policy = linkIsTheRight
  const listening = { host: '127.0.0.1', port: 4747, keptIn: '/plans', servesBoard: true, policy }

  test('on this machine: the address and the folder', () => {
    expect(welcome(listening)).toMatch(
      /^Plumbline is ready: http:\/\/localhost:4747\nPlans are kept in \/plans\./,
    )
  })

  test('on a network: each address, a code to scan, who may write, what plain http lacks and how to get https', () => {
    const text = welcome({ ...listening, host: '0.0.0.0' }, ['192.168.1.5', '10.0.0.2'])
    for (const part of [
      'http://localhost:4747',
      'http://192.168.1.5:4747',
      'http://10.0.0.2:4747',
      '█▀▀▀▀▀▀▀',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toMatch(/link of a plan may read it and change it/)
    expect(text).toMatch(/does not install/)
    expect(text).toMatch(/tailscale serve 4747/)
    expect(text).toMatch(/caddy reverse-proxy/)
  })

  test('the owner’s link, at the address people use, at the first start of a relay that is closed', () => {
    const open = { ...listening, policy: { ...policy, origins: ['https://plan.example.org'] } }
    expect(welcome({ ...open, ownerSecret: 's3cret' })).toContain('https://plan.example.org/#/relay/s3cret')
    expect(welcome(open)).not.toContain('#/relay')
  })

  test('on a machine without a network: no code to scan', () => {
    expect(welcome({ ...listening, host: '0.0.0.0' }, [])).not.toContain('█')
  })

  test('addresses are those that others can reach', () => {
    const base = { netmask: '255.255.255.0', mac: '', cidr: null }
    expect(
      lanAddresses({
        lo: [{ ...base, address: '127.0.0.1', family: 'IPv4', internal: true }],
        eth: [
          { ...base, address: '192.168.1.5', family: 'IPv4', internal: false },
          { ...base, address: 'fe80::1', family: 'IPv6', internal: false, scopeid: 1 },
        ],
      }),
    ).toEqual(['192.168.1.5'])
  })

  test('a port that is taken is said so, and the folder is let go', async () => {
    const first = await startRelay()
    const second = await startRelay({ port: first.port }).catch((error: Error) => error.message)
    expect(second).toContain(`ended with 1: Port ${first.port} is in use. Choose another one with --port.`)
    await first.stop()
  })
})

describe('the log', () => {
  test('is one line of JSON each, from the level that was asked for', () => {
    const lines: string[] = []
    const log = createLog('warn', (line) => void lines.push(line))
    log('info', 'not told')
    log('error', 'told', { count: 1 })
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      { at: expect.any(String), level: 'error', event: 'told', count: 1 },
    ])
  })

  test('marks a room without naming it', () => {
    expect(roomMark('room')).toMatch(/^[0-9a-f]{10}$/)
  })
})
