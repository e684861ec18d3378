/**
 * What a new entry has seen (architecture.md, *Order of entries does not trust clocks*): of the entries on its subject those
 * that no other of them names. What they had seen is seen through them, so naming the newest is enough.
 */

import type { Json, JsonObject } from '../base/json.ts'
import { unpackRows } from '../base/packed-rows.ts'
import type { PackedRows } from '../base/packed-rows.ts'
import type { EntryId } from '../plan/ids.ts'
import type { SourceEntry } from '../plan/source.ts'

export interface SeenIndex {
  add(entries: Iterable<SourceEntry>): void
  /** The newest entries on a subject, sorted; at most 16. */
  newest(subject: string): readonly EntryId[]
  /** To be packed, and gone on from another time by `createSeenIndex`. */
  kept(): readonly object[]
}

const most = 16

/** `kept`: of the entries before, unpacked when first asked. */
export function createSeenIndex(entries: Iterable<SourceEntry>, kept?: PackedRows): SeenIndex {
  let taken: Map<string, Subject> | undefined
  const waiting = kept ? [...entries] : []
  const subjectsSoFar = (): Map<string, Subject> => {
    if (taken) return taken
    taken = kept ? unpackSubjects(kept) : new Map()
    add(waiting)
    return taken
  }
  const note = (name: string, id: EntryId, seen: readonly EntryId[]): void => {
    const subjects = subjectsSoFar()
    let subject = subjects.get(name)
    if (!subject) subjects.set(name, (subject = { newest: [], awaited: [] }))
    if (!remove(subject.awaited, id)) subject.newest.push(id)
    for (const before of seen) {
      if (!remove(subject.newest, before) && before !== id) subject.awaited.push(before)
    }
  }
  const add = (more: Iterable<SourceEntry>): void => {
    for (const { id, kind, body, device, seen = [] } of more) {
      if (kind === 'change') {
        // Cells and later changes name a command by its first entry.
        const changeId = textOf(body['part']) || id
        for (const edit of editsOf(body)) note(fieldSubject(edit), changeId, edit.seen)
      }
      const subject = subjectOf(kind, body, device)
      if (subject !== undefined) note(subject, id, seen)
    }
  }
  if (!kept) add(entries)
  return {
    add: (more) => (kept && !taken ? waiting.push(...more) : add(more)),
    newest: (subject) => subjectsSoFar().get(subject)?.newest.toSorted().slice(-most) ?? [],
    kept: () => keptSubjects(subjectsSoFar()),
  }
}

/** Nearly every subject has one newest entry and awaits none. */
type KeptSubject = { readonly subject: string } & ({ readonly only: EntryId } | Readonly<Subject>)

function keptSubjects(subjects: ReadonlyMap<string, Subject>): readonly KeptSubject[] {
  return [...subjects].map(([subject, { newest, awaited }]) => {
    const [only] = newest
    return only !== undefined && newest.length === 1 && awaited.length === 0
      ? { subject, only }
      : { subject, newest, awaited }
  })
}

function unpackSubjects(kept: PackedRows): Map<string, Subject> {
  return new Map(
    unpackRows<KeptSubject>(kept).map((each) => [
      each.subject,
      'only' in each
        ? { newest: [each.only], awaited: [] }
        : { newest: [...each.newest], awaited: [...each.awaited] },
    ]),
  )
}

interface Subject {
  readonly newest: EntryId[]
  /** Named as seen, and not among the newest: overtaken already, or still to come. */
  readonly awaited: EntryId[]
}

function remove(ids: EntryId[], id: EntryId): boolean {
  const at = ids.indexOf(id)
  if (at >= 0) ids.splice(at, 1)
  return at >= 0
}

export function fieldSubject(edit: {
  readonly kind: string
  readonly id: string
  readonly field: string
}): string {
  return `change/${edit.kind}/${edit.id}/${edit.field}`
}

/** What entries of a kind are about, where their order matters. */
export function subjectOf(kind: string, body: JsonObject, device = ''): string | undefined {
  switch (kind) {
    case 'checkIn':
      return `checkIn/${textOf(body['item'])}`
    case 'booking':
      return body['total'] === true ? `total/${textOf(body['item'])}/${textOf(body['measure'])}` : undefined
    case 'reading':
      return `reading/${textOf(body['kpi'])}`
    case 'comment': {
      const about = objectOf(body['about'])
      return `comment/${textOf(about['kind'])}/${textOf(about['id'])}`
    }
    case 'session.agenda':
      return `agenda/${textOf(body['session'])}/${textOf(body['key'])}`
    case 'decision.outcome':
      return `outcome/${textOf(body['decision'])}`
    case 'answer': {
      const about = objectOf(body['about'])
      return `answer/${textOf(about['kind'])}/${textOf(about['id'])}/${textOf(body['measure'])}`
    }
    case 'stage.asked':
    case 'stage.moved':
    case 'stage.countersigned':
      return `stage/${textOf(body['item'])}`
    case 'value.achieved':
      return `achieved/${textOf(body['item'])}/${textOf(body['type'])}`
    case 'speaksFor':
      return `speaksFor/${device}`
    default:
      return undefined
  }
}

/** Entries that are named in the body itself come before this one, too. */
export function namedIn(kind: string, body: JsonObject): readonly EntryId[] {
  const named: Json | undefined =
    kind === 'confirm' || kind === 'withdrawal'
      ? body['entry']
      : kind === 'decision' || kind.startsWith('session.')
        ? body['session']
        : kind.startsWith('decision.')
          ? body['decision']
          : kind === 'answer.accepted' || kind === 'answer.done'
            ? body['answer']
            : kind === 'stage.approved' || kind === 'stage.refused'
              ? body['asked']
              : undefined
  return typeof named === 'string' ? [named] : []
}

interface SeenEdit {
  readonly kind: string
  readonly id: string
  readonly field: string
  readonly seen: readonly EntryId[]
}

function editsOf(body: JsonObject): readonly SeenEdit[] {
  const { edits } = body
  if (!Array.isArray(edits)) return []
  return (edits as readonly Json[]).flatMap((edit) => {
    const { kind, id, field, seen } = objectOf(edit)
    if (typeof kind !== 'string' || typeof id !== 'string' || typeof field !== 'string') return []
    const ids = Array.isArray(seen)
      ? (seen as readonly Json[]).filter((each) => typeof each === 'string')
      : []
    return [{ kind, id, field, seen: ids }]
  })
}

function objectOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
