/** The sample's dictionary, objectives and key results (story.md 4). */

import type { JsonObject } from '../base/json.ts'
import type { StoryCalendar } from './story-calendar.ts'

export const storyKpis: readonly JsonObject[] = [
  {
    id: 'kpi-orders',
    name: 'Orders',
    definition: 'Value of signed orders from the new market.',
    unit: 'EUR',
    decimals: 0,
    direction: 'up',
    owner: 'amira',
  },
  {
    id: 'kpi-leads',
    name: 'Qualified leads',
    definition: 'Enquiries that Sales has called and found able to buy.',
    unit: 'leads',
    decimals: 0,
    direction: 'up',
    owner: 'amira',
    aliases: { sales: 'leads' },
  },
  {
    id: 'kpi-enquiries',
    name: 'Enquiries',
    definition: 'Everybody who leaves an address, able to buy or not.',
    unit: 'enquiries',
    decimals: 0,
    direction: 'up',
    owner: 'lena',
    aliases: { marketing: 'leads' },
  },
  {
    id: 'kpi-resellers',
    name: 'Resellers',
    definition: 'Resellers with a signed contract.',
    unit: 'resellers',
    decimals: 0,
    direction: 'up',
    owner: 'amira',
  },
  {
    id: 'kpi-approvals',
    name: 'Approvals',
    definition: 'Approvals granted by the regulator, of three needed.',
    unit: 'approvals',
    decimals: 0,
    direction: 'up',
    owner: 'mara',
  },
  {
    id: 'kpi-units',
    name: 'Units released',
    definition: 'Units cleared by customs and ready for the shops.',
    unit: 'units',
    decimals: 0,
    direction: 'up',
    owner: 'pieter',
  },
  {
    id: 'kpi-answer',
    name: 'First answer',
    definition: 'Hours until a customer gets a first answer, median of the week.',
    unit: 'h',
    decimals: 1,
    direction: 'down',
    owner: 'tomas',
  },
  {
    id: 'kpi-cost',
    name: 'Launch cost',
    definition: 'All costs booked on the launch.',
    unit: 'EUR',
    decimals: 0,
    direction: 'hold',
    bandLow: 0,
    bandHigh: 2_400_000,
    owner: 'jonas',
  },
]

export const storyObjectives: readonly JsonObject[] = [
  { id: 'win', title: 'Win the market', owner: 'anna', order: 'a0' },
  { id: 'ready', title: 'Be ready', owner: 'pieter', order: 'a1' },
  { id: 'spend', title: 'Spend well', owner: 'jonas', order: 'a2' },
]

export function storyGoals(days: StoryCalendar): JsonObject[] {
  const goal = (
    id: string,
    objective: string,
    owner: string,
    [from, startValue]: readonly [number, number],
    [to, targetValue]: readonly [number, number],
    order: string,
    more: JsonObject = {},
  ): JsonObject => ({
    id,
    objective,
    kpi: `kpi-${id}`,
    owner,
    startDay: days.on(from),
    startValue,
    targetDay: days.on(to),
    targetValue,
    order,
    ...more,
  })
  return [
    goal('orders', 'win', 'amira', [10, 0], [70, 1_200_000], 'a0', { gate: 'launch' }),
    goal('leads', 'win', 'amira', [-4, 0], [25, 2250], 'a1'),
    goal('resellers', 'win', 'amira', [-15, 0], [9, 40], 'a2'),
    goal('approvals', 'ready', 'mara', [-40, 0], [-4, 3], 'a3'),
    goal('units', 'ready', 'pieter', [-3, 0], [5, 2000], 'a4'),
    goal('answer', 'ready', 'tomas', [-10, 12], [20, 4], 'a5'),
    goal('cost', 'spend', 'jonas', [-40, 2_400_000], [25, 2_400_000], 'a6'),
  ]
}
