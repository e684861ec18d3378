/** Takes changes that were tried in a copy of the plan into the plan itself, all as one command that one undo takes back. */

import type { Json, JsonObject } from '../base/json.ts'
import { find } from '../base/table.ts'
import type { Edit, EntityKind } from '../plan/edit.ts'
import { plan as planned, refuse } from './command.ts'
import type { Command, CommandContext } from './command.ts'

export interface TakeWhatIf {
  readonly things: readonly {
    readonly kind: EntityKind
    readonly id: string
    /** Made in the copy. */
    readonly created?: JsonObject
    readonly changes: readonly { readonly field: string; readonly to: Json }[]
  }[]
}

/** What is agreed, needs a formal session (BA1), and a copy cannot stand in for one. */
const notTaken: ReadonlySet<EntityKind> = new Set<EntityKind>(['baseline', 'baselineChunk'])

export const takeWhatIf: Command<TakeWhatIf> = {
  name: 'whatIf.take',
  title: 'Take over what was tried',
  run({ things }, context) {
    const chosen = things.filter(({ kind }) => !notTaken.has(kind))
    const isThere = (item: Json | undefined): boolean =>
      typeof item === 'string' &&
      (find(context.plan.items, item) !== undefined ||
        chosen.some(({ id, created }) => created && id === item))
    const edits = chosen.flatMap((thing) =>
      thing.created ? createEdits(thing, context, isThere) : setEdits(thing, context),
    )
    return edits.length === 0
      ? refuse({ code: 'EMPTY', facts: { what: 'at least one change' } })
      : planned(edits)
  },
}

/**
 * It is added to the plan now, whenever it was thought of. In a group that is not taken over it stands at the top; a link to
 * what is not taken over is none.
 */
function createEdits(
  { kind, id, created = {} }: TakeWhatIf['things'][number],
  { now }: CommandContext,
  isThere: (item: Json | undefined) => boolean,
): readonly Edit[] {
  const { parent, from, to, ...rest } = created
  if (kind === 'link' && !(isThere(from) && isThere(to))) return []
  const kept = kind !== 'item' || isThere(parent) ? created : { ...rest }
  return [{ type: 'create', kind, id, record: { ...kept, createdAt: now } }]
}

function setEdits({ kind, id, changes }: TakeWhatIf['things'][number], { plan }: CommandContext): Edit[] {
  return changes.map(({ field, to }) => ({
    type: 'set',
    kind,
    id,
    field,
    value: to,
    ...(kind === 'item' && field === 'finish' && { inForce: find(plan.items, id)?.finish ?? null }),
  }))
}
