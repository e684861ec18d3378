/**
 * *Open the Nordic market* (story.md 4) as a plan file, laid around the day of `now` in the given zone. Facts only: every
 * figure comes out of the engine.
 */

import type { Instant } from '../base/instant.ts'
import type { Json, JsonObject } from '../base/json.ts'
import { agreementOf } from '../engine/agreement.ts'
import { figuresOf } from '../engine/figures.ts'
import { liveMoment } from '../engine/moment.ts'
import { snapshotOf } from '../engine/session/snapshot.ts'
import { sourceOfFile } from '../exchange/plan-file-source.ts'
import { planFileOfJson } from '../exchange/plan-file.ts'
import { sourceAsOf } from '../plan/past/plan-past.ts'
import { assemblePlan } from '../plan/assemble/assemble-plan.ts'
import { isList, isObject } from '../plan/assemble/reader.ts'
import { baselineFingerprint } from '../plan/baseline-fingerprint.ts'
import { createStoryCalendar } from './story-calendar.ts'
import type { StoryCalendar } from './story-calendar.ts'
import { storyGoals, storyKpis, storyObjectives } from './story-goals.ts'
import { storyEntries } from './story-record.ts'
import { storyGroups, storyLaunch, storyLinks } from './story-work.ts'
import type { StoryItem } from './story-work.ts'

const people: readonly (readonly [id: string, name: string, department: string])[] = [
  ['anna', 'Anna Lund', 'strategy'],
  ['jonas', 'Jonas Weber', 'finance'],
  ['lena', 'Lena Okafor', 'marketing'],
  ['pieter', 'Pieter de Vries', 'operations'],
  ['tomas', 'Tomas Berg', 'product'],
  ['mara', 'Mara Lindqvist', 'regulatory'],
  ['amira', 'Amira Haddad', 'sales'],
  ['ines', 'Ines Vega', 'product'],
]

export function samplePlanFile(now: Instant, timeZone: string): JsonObject {
  return withEvidence(storyFile(now, timeZone))
}

function storyFile(now: Instant, timeZone: string): JsonObject {
  const days = createStoryCalendar(now, timeZone)
  const takenAt = days.at(-41, 1000)
  return {
    plumbline: 1,
    plan: {
      name: 'Open the Nordic market',
      currency: 'EUR',
      timeZone,
      headlineMilestones: { launch: true },
      sampleDay: days.day,
      policies: { notUsed: { effort: true } },
    },
    departments: storyGroups.map((group, i) => ({ id: group.id, name: group.title, order: `a${i}` })),
    people: people.map(([id, name, department]) => ({
      id,
      name,
      department,
      ...(id === 'ines' ? { left: true, leftOn: days.on(-12) } : {}),
    })),
    kpis: storyKpis,
    objectives: storyObjectives,
    keyResults: storyGoals(days),
    items: items(days),
    links: storyLinks.map(([from, to, lag = 0]) => ({ id: `${from}--${to}`, from, to, type: 'FS', lag })),
    baselines: [baseline(days, takenAt)],
    entries: storyEntries(days).map(({ note, ...entry }) => (note ? { ...entry, note } : entry)),
  }
}

/** Its last session froze what stood at its opening and at its closing, as any session does (SE1). */
function withEvidence(file: JsonObject): JsonObject {
  const read = planFileOfJson(file)
  if (!read.ok || !isList(file['entries'])) return file
  const source = sourceOfFile(read.value)
  const entries = file['entries'].map((entry): Json => {
    if (!isObject(entry) || !isObject(entry['body'])) return entry
    const { kind, at, body } = entry
    const isEvidence = kind === 'session.opened' || kind === 'session.closed'
    if (!isEvidence || typeof at !== 'number') return entry
    const plan = assemblePlan(sourceAsOf(source, at))
    const figures = figuresOf(plan, liveMoment(plan.settings.timeZone, at))
    const frozen = JSON.parse(JSON.stringify(snapshotOf(figures))) as JsonObject
    const fingerprint = agreementOf(plan, figures.moment)
    return { ...entry, body: { ...body, figures: frozen, fingerprint } }
  })
  return { ...file, entries }
}

function items(days: StoryCalendar): JsonObject[] {
  const rows: JsonObject[] = storyGroups.flatMap((group, g) => [
    {
      id: `group-${group.id}`,
      title: group.title,
      type: 'group',
      order: `a${g}`,
      owner: group.head,
      department: group.id,
    },
    ...group.items.map((item, i) => ({ ...itemRow(item, days, `a${i}`), parent: `group-${group.id}` })),
  ])
  return [...rows, itemRow(storyLaunch, days, 'aA')]
}

function itemRow(item: StoryItem, days: StoryCalendar, order: string): JsonObject {
  const added = item.id === 'meter-data' ? -8 : -42
  return {
    id: item.id,
    title: item.title,
    type: item.days === 0 ? 'milestone' : 'task',
    order,
    owner: item.owner,
    ...dates(item, days),
    ...(item.budget ? { budget: item.budget * 1000 } : {}),
    ...(item.serves ? { contributes: { [item.serves]: 1 } } : {}),
    createdAt: days.at(added, 1100),
  }
}

function dates(item: StoryItem, days: StoryCalendar): { start: string; finish: string } {
  if (item.days === 0) return { start: days.on(item.start - 1), finish: days.on(item.start - 1) }
  return { start: days.on(item.start), finish: days.on(item.start + item.days - 1) }
}

/** Taken before the meter data came up, so that task is not in it. */
function baseline(days: StoryCalendar, at: Instant): JsonObject {
  const leaves = [...storyGroups.flatMap((group) => group.items), storyLaunch]
    .filter((item) => item.id !== 'meter-data')
    .map((item) => ({
      id: item.id,
      title: item.title,
      type: item.days === 0 ? ('milestone' as const) : ('task' as const),
      ...dates(item, days),
      duration: item.days,
      ...(item.budget ? { budget: item.budget * 1000 } : {}),
    }))
  const keyResults = storyGoals(days)
  const calendar = { workdays: [1, 2, 3, 4, 5], holidays: {}, extraWorkdays: {} }
  return {
    id: 'board-plan',
    name: 'The plan the board approved',
    takenOn: days.on(-41),
    at,
    by: 'anna',
    leaves,
    keyResults,
    calendar,
    fingerprint: baselineFingerprint(leaves, keyResults, calendar),
  }
}
