/** Under which name History knows the figure that is explained; undefined where it cannot tell what moved it. */

import type { Question } from '../../shared/engine/explain/explanation.ts'

const money: Partial<Record<string, string>> = { ev: 'ev', ac: 'ac', pv: 'pv', sv: 'undone', cv: 'saved' }

export function movedKey({ figure, of }: Question): string | undefined {
  if (of.type === 'key result') return `outlook ${of.id}`
  if (of.type === 'item' && ['delay', 'announced', 'unannounced'].includes(figure)) return `late ${of.id}`
  const amount = of.type === 'plan' ? money[figure] : undefined
  return amount === undefined ? undefined : `money ${amount}`
}
