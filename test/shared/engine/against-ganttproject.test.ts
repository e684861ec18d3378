// The days on which GanttProject starts its tasks, in a real file of it that is read where it is at hand (SC3.1, SC3.5, SC4.1).
// What is asked of the engine is only durations and links, and the first day of what nothing leads to.

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { addDays } from '../../../shared/base/day.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'

const file = '../shared/samples/spanish.gan'
const reason = existsSync(file) ? '' : ` (skipped: ${file} is not on this machine)`
const types: Readonly<Record<string, string>> = { '1': 'SS', '2': 'FS', '3': 'FF', '4': 'SF' }

interface Task {
  readonly id: string
  readonly parent: string | undefined
  readonly start: string
  readonly duration: number
  isGroup: boolean
}

const valueOf = (tag: string, name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** Tasks stand in one another; each names what depends on it. */
function readTasks(xml: string): { readonly tasks: readonly Task[]; readonly links: readonly JsonObject[] } {
  const tasks: Task[] = []
  const links: JsonObject[] = []
  const above: Task[] = []
  for (const [tag] of xml.matchAll(/<task [^>]*>|<\/task>|<depend [^>]*>/g)) {
    const parent = above.at(-1)
    if (tag === '</task>') above.pop()
    else if (tag.startsWith('<depend')) {
      const lag = Number(valueOf(tag, 'difference'))
      const type = must(types[valueOf(tag, 'type')])
      const [from, to] = [must(parent).id, `t${valueOf(tag, 'id')}`]
      links.push({ id: `${from} ${to}`, from, to, type, ...(lag !== 0 && { lag }) })
    } else {
      if (parent) parent.isGroup = true
      const [id, start, duration] = ['id', 'start', 'duration'].map((name) => valueOf(tag, name))
      const task = {
        id: `t${id}`,
        parent: parent?.id,
        start: start ?? '',
        duration: Number(duration),
        isGroup: false,
      }
      tasks.push(task)
      if (!tag.endsWith('/>')) above.push(task)
    }
  }
  return { tasks, links }
}

test.skipIf(reason !== '')(
  `SC3.1 SC3.5 SC4.1 37 tasks and groups, 30 links, on GanttProject’s days${reason}`,
  () => {
    const { tasks, links } = readTasks(readFileSync(file, 'utf8'))
    expect([tasks.length, links.length]).toEqual([37, 30])
    const first = tasks.map(({ start }) => start).reduce((a, b) => (b < a ? b : a))
    const items = tasks.map(({ id, parent, start, duration, isGroup }): JsonObject => {
      const isFree = !links.some(({ to }) => to === id)
      return {
        id,
        title: id,
        type: isGroup ? 'group' : 'task',
        ...(parent !== undefined && { parent }),
        ...(!isGroup && { duration, ...(isFree && { start }) }),
      }
    })
    const read = planFileOfJson({
      plumbline: 1,
      plan: { name: 'Gantt', timeZone: 'UTC', start: first },
      items,
      links,
    })
    const { plan } = planOfFile(must(read.ok ? read.value : undefined))
    const { schedule, structure } = figuresOf(plan, momentAsOf('UTC', addDays(first, -1)))
    expect(tasks.map(({ id }) => [id, schedule.startDay(must(structure.indexOf(id)))])).toEqual(
      tasks.map(({ id, start }) => [id, start]),
    )
  },
)
