/** What a column means: guessed from its header (exports of Asana, ClickUp, Jira, Planner and MS Project known by heart), changed by hand. */

import { ofTool, signs, words } from './column-words.ts'

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
  'url',
] as const
export type ColumnRole = (typeof columnRoles)[number]

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
    // A meaning is given once, save where several columns add up (Jira repeats its link and label columns).
    if (role === 'ignore' || (taken.has(role) && !['labels', 'predecessors', 'successors'].includes(role)))
      return 'ignore'
    taken.add(role)
    return role
  })
  return { tool, roles: withTitle(roles, names) }
}

export function normalise(header: string): string {
  return header
    .toLowerCase()
    .replaceAll('%', 'percent')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Without any title column, the first that means nothing yet is it. */
function withTitle(roles: readonly ColumnRole[], names: readonly string[]): readonly ColumnRole[] {
  if (roles.includes('title')) return roles
  const first = names.findIndex((_, i) => roles[i] === 'ignore')
  return roles.map((role, i) => (i === first ? 'title' : role))
}
