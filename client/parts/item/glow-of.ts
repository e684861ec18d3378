/** What glows once when somebody else has changed it, with that person's initials: an item, or a figure that moved with it. */

import { find } from '../../../shared/base/table.ts'
import type { OpenPlan, Touch } from '../../state/open-plan.ts'
import type { Change } from '../../ui/attach/glow.ts'
import { initialsOf } from './initials.ts'

const unknown = '?'
/** A figure that moves within this many milliseconds of somebody's word moved by it. */
const withIt = 500

export function glowOfItem(open: OpenPlan, itemId: string): Change {
  const touch = open.touched.get(itemId)
  return (
    touch && { change: `${touch.at} ${touch.by}`, initials: initials(open, touch), arrived: touch.arrived }
  )
}

/** `text`: the figure as it is shown. */
export function glowOfFigure(open: OpenPlan, text: string): Change {
  const newest = [...open.touched.values()].at(-1)
  const byThem = newest !== undefined && performance.now() - newest.arrived < withIt
  return { change: text, initials: byThem ? initials(open, newest) : undefined }
}

function initials({ plan }: OpenPlan, { by }: Touch): string {
  const name = find(plan.people, by)?.name
  return name === undefined ? unknown : initialsOf(name)
}
