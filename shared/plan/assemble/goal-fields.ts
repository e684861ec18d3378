/** What the dictionary, objectives and key results may say in their records. */

import type { Day } from '../../base/day.ts'
import type { Checkpoint, KeyResult, Kpi, Objective } from '../goal.ts'
import { fieldList, field, members, turned } from './field-table.ts'
import { amount, anyNumber, day, id, oneOf, text, wholeFrom } from './reader.ts'
import { membersByRef, ownerField, refTo } from './reference-field.ts'

export const kpiFields = fieldList<Omit<Kpi, 'id'>>({
  name: field('name', text, ''),
  definition: field('definition', text),
  unit: field('unit', text, ''),
  decimals: field('decimals', wholeFrom(0, 12), 0),
  direction: field('direction', oneOf('up', 'down', 'hold'), 'up'),
  bandLow: field('bandLow', anyNumber),
  bandHigh: field('bandHigh', anyNumber),
  owner: ownerField,
  cadenceDays: field('cadenceDays', wholeFrom(1, 1000)),
  aliases: membersByRef('aliases', text, ['department']),
})

/** Whether it has a parent is the tree's to say. */
export const objectiveFields = fieldList<Omit<Objective, 'id'>>({
  title: field('title', text, ''),
  owner: ownerField,
  from: field('from', day),
  to: field('to', day),
  parentId: field('parent', id),
  order: field('order', text),
})

export const keyResultFields = fieldList<Omit<KeyResult, 'id'>>({
  objectiveId: refTo('objective', 'objective'),
  kpiId: refTo('kpi', 'kpi'),
  title: field('title', text),
  owner: ownerField,
  startDay: field('startDay', day),
  startValue: field('startValue', anyNumber),
  targetDay: field('targetDay', day),
  targetValue: field('targetValue', anyNumber),
  checkpoints: turned(members('checkpoints', anyNumber, day), byDay, []),
  weight: field('weight', amount, 1),
  gateId: refTo('gate', 'item'),
  order: field('order', text),
})

function byDay(values: Readonly<Record<Day, number>>): readonly Checkpoint[] {
  return Object.keys(values)
    .sort()
    .flatMap((day) => {
      const value = values[day]
      return value === undefined ? [] : [{ day, value }]
    })
}
