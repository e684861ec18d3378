/**
 * The finish in force and how it was promised over time: what change entries set and what check-ins said, in effective
 * order. A finish said later than the change that wrote the work cell is the commitment.
 */

import type { Day } from '../../base/day.ts'
import type { Instant } from '../../base/instant.ts'
import type { EntryId, PersonId } from '../ids.ts'
import type { Promised } from '../item.ts'
import { isBefore } from './effective-time.ts'
import type { FieldChange, ItemStory } from './item-story.ts'
import type { Ledger } from './ledger.ts'
import { day } from './reader.ts'

export interface Written {
  readonly finish: Day | undefined
  /** The change that wrote it; absent: the record itself, older than anything said. */
  readonly changeId: EntryId | undefined
  readonly createdAt: Instant | undefined
}

export interface Commitment {
  readonly finish: Day | undefined
  /** What it said before, where a check-in has said a later one. */
  readonly writtenFinish?: Day | undefined
  readonly promises?: readonly Promised[]
}

interface Promise {
  readonly id: EntryId
  readonly at: Instant
  readonly by?: PersonId
  readonly finish: Day
}

export function commitmentOf(written: Written, story: ItemStory | undefined, ledger: Ledger): Commitment {
  if (!story) return { finish: written.finish }
  const said = ledger
    .standing(story.checkIns)
    .flatMap(({ id, at, by, finish }) => (finish === undefined ? [] : [promise(id, at, by, finish)]))
  const changes = ledger.standing(story.changes).filter(({ field }) => field === 'finish')
  if (said.length === 0 && changes.length === 0) return { finish: written.finish }
  const latest = said.at(-1)
  const writtenBy = written.changeId === undefined ? undefined : ledger.told.get(written.changeId)
  const isSaid =
    latest !== undefined && (!writtenBy || isBefore({ id: writtenBy.entry.id, at: writtenBy.at }, latest))
  const finish = isSaid ? latest.finish : written.finish
  const inForce = isSaid ? latest.id : written.changeId
  const promises = historyOf([...said, ...changes.flatMap(promiseOf)], inForce, first(written, changes))
  const isLater = isSaid && written.finish !== undefined && latest.finish > written.finish
  const writtenFinish = isLater ? written.finish : undefined
  return promises.length > 0 ? { finish, writtenFinish, promises } : { finish, writtenFinish }
}

/** Oldest first, the one in force last; saying the same again is no new promise. */
function historyOf(all: Promise[], inForce: EntryId | undefined, first: Promised | undefined): Promised[] {
  all.sort((a, b) => Number(a.id === inForce) - Number(b.id === inForce) || (isBefore(a, b) ? -1 : 1))
  const history: Promised[] = first ? [first] : []
  for (const { finish, at, by } of all) {
    if (history.at(-1)?.finish !== finish)
      history.push(by === undefined ? { finish, at } : { finish, at, by })
  }
  return history
}

/** What stood before anybody changed it, where it is known since when. */
function first(written: Written, changes: readonly FieldChange[]): Promised | undefined {
  const finish = changes[0]
    ? day.read(changes[0].from)
    : written.changeId === undefined
      ? written.finish
      : undefined
  return finish === undefined || written.createdAt === undefined
    ? undefined
    : { finish, at: written.createdAt }
}

function promiseOf({ changeId, at, by, to }: FieldChange): readonly Promise[] {
  const finish = day.read(to)
  return finish === undefined ? [] : [promise(changeId, at, by, finish)]
}

function promise(id: EntryId, at: Instant, by: PersonId | undefined, finish: Day): Promise {
  return by === undefined ? { id, at, finish } : { id, at, by, finish }
}
