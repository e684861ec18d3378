/** What a column means: guessed from its header (exports of Asana, ClickUp, Jira, Planner and MS Project known by heart), changed by hand. */

import { words } from './column-words.ts'
import { ofTool, signs } from './tool-columns.ts'

export const columnRoles = [
  'ignore',
  'id',
  'title',
  'outline level',
  'outline number',
  'parent',
  'group',
  'owner',
  'owner email',
  'helpers',
  'department',
  'start',
  'finish',
  'deadline',
  'actual start',
  'actual finish',
  'duration',
  'optimistic',
  'likely',
  'pessimistic',
  'percent',
  'status',
  'budget',
  'cost',
  'effort',
  'labels',
  'notes',
  'predecessors',
  'successors',
  'subtasks',
  'milestone',
  'calendar',
  'url',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** Meanings that several columns may have: they add up, or the first that is filled counts (Jira: parent, epic). */
export const severalRoles: readonly ColumnRole[] = [
  'ignore',
  'labels',
  'predecessors',
  'successors',
  'helpers',
  'parent',
]

export type KnownTool = 'asana' | 'clickup' | 'jira' | 'planner' | 'msproject' | 'table'

export interface ColumnGuess {
  readonly tool: KnownTool
  readonly roles: readonly ColumnRole[]
}

const roleByWord = new Map(
  Object.entries(words).flatMap(([role, names]) => names.map((name) => [name, role as ColumnRole] as const)),
)

export function guessColumns(headers: readonly string[]): ColumnGuess {
  const names = headers.map(normalise)
  const tool = signs.find(([, marks]) => marks.every((mark) => names.includes(mark)))?.[0] ?? 'table'
  const taken = new Set<ColumnRole>()
  const roles = names.map((name) => {
    const role =
      ofTool[tool]?.[name] ??
      roleByWord.get(name) ??
      roleByWord.get(name.replace(/(date|am|on)$/, '')) ??
      'ignore'
    if (role === 'ignore' || (taken.has(role) && !severalRoles.includes(role))) return 'ignore'
    taken.add(role)
    return role
  })
  return { tool, roles: withTitle(roles, names) }
}

/** *Custom field (Start date)* is Jira's for *Start date*. */
export function normalise(header: string): string {
  return header
    .toLowerCase()
    .replace(/^custom field \((.*)\)$/, '$1')
    .replaceAll('%', 'percent')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Without any title column, the first that means nothing yet is it. */
function withTitle(roles: readonly ColumnRole[], names: readonly string[]): readonly ColumnRole[] {
  if (roles.includes('title')) return roles
  const first = names.findIndex((_, i) => roles[i] === 'ignore')
  return roles.map((role, i) => (i === first ? 'title' : role))
}
