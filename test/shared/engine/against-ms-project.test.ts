// Dates, total and free slack and what is critical, as MS Project had worked them out itself, in real files of it that are read
// where they are at hand (SC3.1, SC4). What is asked of the engine is only durations, links, lags and the plan's start.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { numberToDay } from '../../../shared/base/day.ts'
import type { JsonObject } from '../../../shared/base/json.ts'
import { figuresOf } from '../../../shared/engine/figures.ts'
import { momentAsOf } from '../../../shared/engine/moment.ts'
import { planFileOfJson, planOfFile } from '../../../shared/exchange/plan-file.ts'

const folder = '../shared/samples'
const reason = existsSync(folder) ? '' : ` (skipped: ${folder} is not on this machine)`

const blocks = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map((match) => match[1] ?? '')
const said = (xml: string, tag: string): string => blocks(xml, tag)[0] ?? ''
/** `PT76H0M0S` */
const hoursOf = (duration: string): number => {
  const [, hours = '0', minutes = '0'] = /^PT(\d+)H(\d+)M/.exec(duration) ?? []
  return Number(hours) + Number(minutes) / 60
}

/** A file in days of eight hours or, where tasks take parts of a day, with each hour as a day of a week without days off. */
function readProject(name: string, hoursPerUnit: 8 | 1) {
  const xml = readFileSync(`${folder}/${name}.xml`, 'utf8')
  const start = said(xml, 'StartDate')
  const tasks = blocks(xml, 'Task').filter((task) => said(task, 'UID') !== '0' && said(task, 'Name') !== '')
  const unitsOf = (task: string): number => hoursOf(said(task, 'Duration')) / hoursPerUnit
  const above: string[] = []
  const items = tasks.map((task): JsonObject => {
    const id = `t${said(task, 'UID')}`
    above.length = Number(said(task, 'OutlineLevel')) - 1
    const parent = above.at(-1)
    above.push(id)
    const isGroup = said(task, 'Summary') === '1'
    const duration = unitsOf(task)
    const type = isGroup ? 'group' : duration === 0 ? 'milestone' : 'task'
    return { id, title: id, type, ...(parent && { parent }), ...(type === 'task' && { duration }) }
  })
  const links = tasks.flatMap((task) =>
    blocks(task, 'PredecessorLink').map((link): JsonObject => {
      const from = must(tasks.find((one) => said(one, 'UID') === said(link, 'PredecessorUID')))
      const lag = Number(said(link, 'LinkLag') || 0)
      // Tenths of minutes, or (format 19) a share of the predecessor's duration, rounded up (SC3.2).
      const units =
        said(link, 'LagFormat') === '19'
          ? Math.ceil((unitsOf(from) * lag) / 100)
          : Math.round(lag / 600 / hoursPerUnit)
      return {
        id: `${said(task, 'UID')} after ${said(from, 'UID')}`,
        from: `t${said(from, 'UID')}`,
        to: `t${said(task, 'UID')}`,
        type: must(['FF', 'FS', 'SF', 'SS'][Number(said(link, 'Type') || 1)]),
        ...(units !== 0 && { lag: units }),
      }
    }),
  )
  const inHours = hoursPerUnit === 1
  const day = inHours ? '2000-01-02' : start.slice(0, 10)
  const calendar = { workdays: inHours ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5] }
  const plan = { name, timeZone: 'UTC', start: day, calendar }
  const file = planFileOfJson({ plumbline: 1, plan, items, links })
  if (!file.ok) throw new Error(JSON.stringify(file.error))
  const { schedule, structure } = figuresOf(
    planOfFile(file.value).plan,
    momentAsOf('UTC', numberToDay(Date.parse(day) / 86_400_000 - 1)),
  )
  const leaves = tasks.filter((task) => said(task, 'Summary') !== '1')
  return {
    start,
    leaves,
    schedule,
    indexOf: (task: string) => must(structure.indexOf(`t${said(task, 'UID')}`)),
  }
}

type Project = ReturnType<typeof readProject>

/** Total slack, free slack, critical. */
function slackOf({ schedule }: Project, index: number): readonly unknown[] {
  return [schedule.totalFloat[index], schedule.freeFloat[index], schedule.critical[index] === 1]
}

function slackSaid(task: string, hoursPerUnit: number): readonly unknown[] {
  const units = (tag: string): number => Number(said(task, tag) || 0) / 600 / hoursPerUnit
  return [units('TotalSlack'), units('FreeSlack'), said(task, 'Critical') === '1']
}

describe.skipIf(reason !== '')(`SC3.1 SC4.1 SC4.2 SC4.3 SC4.4 SC4.5 as MS Project has it${reason}`, () => {
  test.for([
    ['residential-construction', 89, 0],
    // Milestones with nothing before, after or about them: Project puts them on the first day, here they have no dates (SC3.7).
    ['house-sample', 55, 7],
  ] as const)('%s: %i tasks and milestones, %i of them without dates', ([name, count, without]) => {
    const project = readProject(name, 8)
    const { leaves, schedule, indexOf } = project
    expect(leaves).toHaveLength(count)
    const dated = leaves.filter((task) => schedule.startDay(indexOf(task)) !== undefined)
    expect(dated).toHaveLength(count - without)
    const found = dated.map((task) => {
      const index = indexOf(task)
      return [
        said(task, 'Name'),
        schedule.startDay(index),
        schedule.finishDay(index),
        ...slackOf(project, index),
      ]
    })
    const printed = dated.map((task) => [
      said(task, 'Name'),
      said(task, 'Start').slice(0, 10),
      said(task, 'Finish').slice(0, 10),
      ...slackSaid(task, 8),
    ])
    expect(found).toEqual(printed)
  })

  test('software-development-plan: 74 tasks and milestones in hours, lags as shares of their predecessors', () => {
    const project = readProject('software-development-plan', 1)
    const { start, leaves, schedule, indexOf } = project
    expect(leaves).toHaveLength(74)
    const found = leaves.map((task) => {
      const index = indexOf(task)
      return [
        said(task, 'Name'),
        schedule.earlyStart[index],
        schedule.earlyFinish[index],
        ...slackOf(project, index),
      ]
    })
    const printed = leaves.map((task) => {
      const [from, to] = [said(task, 'Start'), said(task, 'Finish')].map((at) => hoursBetween(start, at))
      return [said(task, 'Name'), from, to, ...slackSaid(task, 1)]
    })
    expect(found).toEqual(printed)
  })
})

/** Working hours, 8 to 12 and 13 to 17 from Monday to Friday. */
function hoursBetween(from: string, to: string): number {
  const hour = 3_600_000
  let hours = 0
  for (let at = Date.parse(`${from}Z`); at < Date.parse(`${to}Z`); at += hour) {
    const time = new Date(at)
    const isWorked = time.getUTCHours() >= 8 && time.getUTCHours() < 17 && time.getUTCHours() !== 12
    if (isWorked && time.getUTCDay() % 6 !== 0) hours++
  }
  return hours
}
