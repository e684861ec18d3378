/**
 * Who may do what (architecture, *Documents*): a reporter adds to the record; a contributor writes the work as well; a planner the
 * charter, too, closes periods and takes back what others said. Without the word of a relay everybody is an owner. A
 * countersignature is taken back by whoever gave it and nobody else, whatever their role: its work can be moved back, with a reason.
 */

import { find } from '../base/table.ts'
import { isAtLeast, memberRoles } from '../plan/certificate.ts'
import type { MemberRole } from '../plan/certificate.ts'
import { charterKinds } from '../plan/edit.ts'
import type { Edit } from '../plan/edit.ts'
import type { DeviceId, EntryId, PersonId } from '../plan/ids.ts'
import type { Plan } from '../plan/plan.ts'
import type { SourceEntry } from '../plan/source.ts'
import { mayTakeBack } from '../plan/taking-back.ts'
import type { Refusal } from './refusal.ts'

export interface Author {
  /** Absent: nothing is held back. */
  readonly role: MemberRole | undefined
  readonly me: PersonId | undefined
  readonly device: DeviceId
  readonly plan: Pick<Plan, 'people'>
  /** What was said; undefined where it is not known here. */
  readonly entry: (id: EntryId) => Pick<SourceEntry, 'kind' | 'by' | 'device'> | undefined
}

export function authorityRefusal(edits: readonly Edit[], author: Author): Refusal | undefined {
  const { role, me, device } = author
  const withdrawn = withdrawnBy(edits)
    .flatMap((id) => author.entry(id) ?? [])
    .filter((said) => !mayTakeBack({ by: me, device }, said, role))
  const signature = withdrawn.find(({ kind }) => kind === 'stage.countersigned')
  if (signature) {
    const name = find(author.plan.people, signature.by)?.name ?? 'Its controller'
    return { code: 'NOT_YOUR_SIGNATURE', facts: { name } }
  }
  if (role === undefined) return undefined
  const isOthers = withdrawn.length > 0
  const asked = [...edits.map((edit) => leastFor(edit, edits)), isOthers ? 'planner' : 'reporter'] as const
  const least = memberRoles.findLast((each) => asked.includes(each as Least)) as Least
  return isAtLeast(role, least) ? undefined : { code: 'NOT_IN_ROLE', facts: { role, least } }
}

export type Least = 'reporter' | 'contributor' | 'planner'

function leastFor(edit: Edit, all: readonly Edit[]): Least {
  if (edit.type !== 'append')
    return charterKinds.some((kind) => kind === edit.kind) ? 'planner' : 'contributor'
  const { kind } = edit.entry
  if (kind === 'period.closed') return 'planner'
  // The last approval moves the work, whoever gives it.
  const isApproved = all.some((one) => one.type === 'append' && one.entry.kind === 'stage.approved')
  return kind === 'stage.moved' && !isApproved ? 'contributor' : 'reporter'
}

function withdrawnBy(edits: readonly Edit[]): readonly EntryId[] {
  return edits.flatMap((edit) => {
    if (edit.type !== 'append' || edit.entry.kind !== 'withdrawal') return []
    const { entry } = edit.entry.body
    return typeof entry === 'string' ? [entry] : []
  })
}
