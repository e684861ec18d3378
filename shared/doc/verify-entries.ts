/**
 * Checks signatures and chains after the entries are shown: an entry counts from the moment it is read, and a false one is
 * taken out again with a fault. Work is done device by device in steps of a few microseconds (a signature: 1 ms), as long
 * as the caller lets it; what continues a chain that is verified already costs one signature, whatever came before it.
 * Hashes of verified heads may be kept between runs: they save the signature, never the hashing.
 */

import type { Fault } from '../plan/fault.ts'
import { isCertified } from './certified.ts'
import { judgeChain } from './chain.ts'
import type { ChainHead, ChainVerdicts, Verdict } from './chain.ts'
import { entryHash, entryParts, noteHash } from './entry.ts'
import { dropNote, judgeEntries } from './entry-store.ts'
import type { DeviceLog, EntryStore, StoredEntry } from './entry-store.ts'
import { isCurveLoaded, isSigned, loadCurve } from './sign.ts'

const certificateKind = 'certificate'

export interface Verifying {
  readonly store: EntryStore
  /** Hashes of heads that are known to be good. Added to. */
  readonly trusted: Set<string>
  run?: { readonly log: DeviceLog; readonly count: number; readonly steps: Generator<void, ChainVerdicts> }
}

export interface Verified {
  /** False: there is more to do. */
  readonly done: boolean
  /** Some chain cannot be judged by what is read of it. */
  readonly lacks: boolean
  /** Entries stopped counting or began to: the plan must be read anew. */
  readonly anew: boolean
  readonly faultsChanged: boolean
}

/** `isPart`: of what was folded before nothing is read, only where each chain ended. */
export function verifyEntries(verifying: Verifying, goOn: () => boolean, isPart = false): Verified {
  let anew = false
  let faultsChanged = false
  const waiting = new Set<DeviceLog>()
  const next = (): DeviceLog | undefined => nextLog(verifying, waiting)
  const found = (done: boolean): Verified => ({ done, lacks: waiting.size > 0, anew, faultsChanged })
  if (!isCurveLoaded()) {
    void loadCurve().catch(() => undefined)
    return found(!next())
  }
  for (let log = next(); log !== undefined; log = next()) {
    if (!goOn()) return found(false)
    if (verifying.run === undefined && continues(log)) continue
    if (isPart && log.key !== undefined) {
      waiting.add(log)
      continue
    }
    const before = log.faults
    const judged = step(verifying, log)
    if (judged === undefined) continue
    anew ||= judged
    faultsChanged ||= judged || before.length > 0 || log.faults.length > 0
  }
  return found(true)
}

/** Entries that this device has just signed itself need no checking. */
export function trustOwn(log: DeviceLog, head: ChainHead, count: number): void {
  if (log.judged + count !== log.stored.length) return
  log.judged = log.stored.length
  log.head = head
}

function nextLog({ store, run }: Verifying, waiting: ReadonlySet<DeviceLog>): DeviceLog | undefined {
  if (run) return run.log
  return [...store.logs.values()].find((log) => log.judged < log.stored.length && !waiting.has(log))
}

/** The usual case: what is new hangs, link by link, on the verified head; its last signature vouches for all of it. */
function continues(log: DeviceLog): boolean {
  if (log.head === undefined) return false
  let { n, hash } = log.head
  let last: ReturnType<typeof entryParts> | undefined
  for (const stored of log.stored.slice(log.judged)) {
    last = entryParts(stored.raw)
    const { envelope, text, note } = last
    if (envelope.n !== n + 1 || envelope.prev !== hash || isFalse(stored)) return false
    if (note !== undefined && envelope.note !== noteHash(envelope.id, note)) return false
    n = envelope.n
    hash = entryHash(text)
  }
  const key = publicKeyOf(log)
  if (last === undefined || key === undefined || !isSigned(last.text, last.signature, key)) return false
  log.head = { n, hash }
  log.judged = log.stored.length
  return true
}

export function publicKeyOf(log: DeviceLog): string | undefined {
  const key = log.key ?? log.stored.find(({ entry }) => entry.kind === 'device')?.entry.body['key']
  return typeof key === 'string' ? key : undefined
}

/** One step of judging a whole chain; once it is through, whether entries stopped counting or began to. */
function step(verifying: Verifying, log: DeviceLog): boolean | undefined {
  verifying.run ??= {
    log,
    count: log.stored.length,
    steps: judgeChain(
      log.device,
      log.stored.map(({ raw }) => raw),
      verifying.trusted,
    ),
  }
  const { count, steps } = verifying.run
  const result = steps.next()
  if (result.done !== true) return undefined
  delete verifying.run
  log.judged = count
  return settleLog(verifying, log, result.value)
}

function settleLog({ store, trusted }: Verifying, log: DeviceLog, judged: ChainVerdicts): boolean {
  const noteless = judged.falseNotes.filter((position) => dropNote(store, log, position))
  const changed = judgeEntries(
    store,
    new Map(
      judged.verdicts.map((verdict, position): [StoredEntry, 'counts' | 'rejected'] => [
        log.stored[position] ?? never,
        verdict === 'altered' || verdict === 'unknown device' || isFalse(log.stored[position] ?? never)
          ? 'rejected'
          : 'counts',
      ]),
    ),
  )
  for (const head of judged.heads) trusted.add(head.hash)
  const [only, ...more] = judged.heads
  if (only && more.length === 0) log.head = only
  else delete log.head
  log.faults = faultsOf(log, judged)
  return changed || noteless.length > 0
}

/** A certificate that its relay did not sign. */
function isFalse({ entry, raw }: StoredEntry): boolean {
  const text = entry.kind === certificateKind ? entry.body['certificate'] : ''
  return text !== '' && !(typeof text === 'string' && isCertified(text, entryParts(raw).envelope.plan))
}

function faultsOf(log: DeviceLog, { verdicts, falseNotes }: ChainVerdicts): readonly Fault[] {
  const idsWith = (verdict: Verdict): string[] =>
    log.stored.filter((_, position) => verdicts[position] === verdict).map(({ entry }) => entry.id)
  const chain = (verdict: Verdict): Fault[] => {
    const ids = idsWith(verdict).toSorted()
    const code = verdict === 'unknown device' ? 'BAD_SIGNATURE' : 'BROKEN_CHAIN'
    return ids.length > 0 ? [{ code, kind: 'device', id: log.device, ids, found: verdict }] : []
  }
  return [
    ...idsWith('altered').map((id): Fault => ({
      code: 'BAD_SIGNATURE',
      kind: 'entry',
      id,
      found: 'altered',
    })),
    ...log.stored.filter(isFalse).map(({ entry }): Fault => ({
      code: 'BAD_SIGNATURE',
      kind: 'entry',
      id: entry.id,
      found: certificateKind,
    })),
    ...falseNotes.map((position): Fault => ({
      code: 'BAD_ENTRY',
      kind: 'entry',
      id: log.stored[position]?.entry.id ?? '',
      field: 'note',
    })),
    ...chain('unknown device'),
    ...chain('branch'),
    ...chain('missing before'),
  ]
}

const never: StoredEntry = { raw: '', entry: { id: '', kind: '', at: 0, body: {} } }
