/**
 * The work of *Open the Nordic market* (story.md 4): seven department groups, 33 tasks, 5 milestones. Start and length in
 * working days from T, money in thousands. The sums per department are the story's; a golden test holds them.
 */

export interface StoryItem {
  readonly id: string
  readonly title: string
  readonly owner: string | { readonly text: string }
  /** First day, offset from T. */
  readonly start: number
  /** Working days; 0 is a milestone shown on the day before `start`. */
  readonly days: number
  /** Budget in thousands. */
  readonly budget?: number
  /** Cost booked in thousands, spread over the days worked. */
  readonly spent?: number
  /** `done`; or the percent said in the last check-in of an item that runs. */
  readonly progress?: 'done' | number
  readonly serves?: string
  /** Facts that differ from the plan: offsets of actual start and finish. */
  readonly actual?: readonly [start: number, finish?: number]
}

export interface StoryGroup {
  readonly id: string
  readonly title: string
  readonly head: string
  readonly items: readonly StoryItem[]
}

const task = (
  id: string,
  title: string,
  owner: StoryItem['owner'],
  start: number,
  days: number,
  more: Partial<StoryItem> = {},
): StoryItem => ({
  id,
  title,
  owner,
  start,
  days,
  ...more,
})

export const storyGroups: readonly StoryGroup[] = [
  {
    id: 'regulatory',
    title: 'Regulatory',
    head: 'mara',
    items: [
      task('technical-file', 'Technical file', 'mara', -35, 15, {
        budget: 60,
        spent: 58,
        progress: 'done',
        serves: 'approvals',
      }),
      task('brand-clearance', 'Brand clearance', 'mara', -40, 20, {
        budget: 40,
        spent: 39,
        progress: 'done',
        serves: 'approvals',
      }),
      task('type-approval', 'Type approval', 'mara', -15, 12, {
        budget: 50,
        spent: 31,
        progress: 60,
        serves: 'approvals',
      }),
      task('data-protection', 'Data protection filing', 'mara', 1, 8, { budget: 30, serves: 'approvals' }),
    ],
  },
  {
    id: 'operations',
    title: 'Operations',
    head: 'pieter',
    items: [
      task('warehouse-lease', 'Warehouse lease', 'pieter', -38, 10, {
        budget: 120,
        spent: 120,
        progress: 'done',
        serves: 'units',
      }),
      task('warehouse-ready', 'Warehouse ready', 'pieter', -28, 0, { progress: 'done', serves: 'units' }),
      task('first-stock', 'First stock ordered', 'pieter', -30, 24, {
        budget: 169,
        spent: 166,
        progress: 'done',
        serves: 'units',
      }),
      task('customs-broker', 'Customs broker signed', 'pieter', -9, 6, {
        budget: 15,
        spent: 14,
        progress: 'done',
        serves: 'units',
        actual: [-9, -4],
      }),
      task('labels', 'Labels', 'pieter', -3, 3, {
        budget: 25,
        spent: 24,
        progress: 'done',
        serves: 'units',
        actual: [-6, -3],
      }),
      task('store-fit-out', 'Store fit-out', 'pieter', -14, 20, {
        budget: 80,
        spent: 55,
        progress: 70,
        serves: 'orders',
      }),
      task('customs-release', 'Customs release', 'pieter', -3, 3, { budget: 10, serves: 'units' }),
      task('distribution', 'Distribution to the shops', 'pieter', 0, 6, { budget: 60, serves: 'units' }),
      task('shops', 'Set up the shops', 'pieter', 6, 5, { budget: 131, serves: 'orders' }),
    ],
  },
  {
    id: 'product',
    title: 'Product',
    head: 'tomas',
    items: [
      task('tariff-engine', 'Tariff engine', 'tomas', -40, 16, {
        budget: 140,
        spent: 140,
        progress: 'done',
        serves: 'orders',
      }),
      task('billing-adapter', 'Billing adapter', 'ines', -24, 20, {
        budget: 200,
        spent: 122,
        progress: 60,
        serves: 'orders',
      }),
      task('meter-data', 'Store meter data in the country', { text: 'Product team' }, 0, 10, {
        budget: 24,
        serves: 'approvals',
      }),
      task('beta', 'Beta with 50 households', 'tomas', -4, 15, { budget: 50, serves: 'orders' }),
      task('support-handbook', 'Support handbook', 'tomas', 2, 6, { budget: 30, serves: 'orders' }),
    ],
  },
  {
    id: 'sales',
    title: 'Sales',
    head: 'amira',
    items: [
      task('price-positioning', 'Price positioning', 'amira', -36, 12, {
        budget: 40,
        spent: 39,
        progress: 'done',
        serves: 'resellers',
      }),
      task('reseller-shortlist', 'Reseller shortlist', 'amira', -24, 8, {
        budget: 35,
        spent: 34,
        progress: 'done',
        serves: 'resellers',
      }),
      task('reseller-contracts', 'Reseller contracts', 'amira', -15, 25, {
        budget: 150,
        spent: 58,
        progress: 40,
        serves: 'resellers',
      }),
      task('sales-training', 'Sales training', { text: 'Sales team' }, -5, 10, {
        budget: 46,
        serves: 'orders',
      }),
      task('order-desk', 'Order desk', 'amira', 6, 5, { budget: 39, serves: 'orders' }),
    ],
  },
  {
    id: 'marketing',
    title: 'Marketing',
    head: 'lena',
    items: [
      task('brand-and-shop', 'Brand and web shop', 'lena', -34, 22, {
        budget: 150,
        spent: 151,
        progress: 'done',
        serves: 'leads',
      }),
      task('enquiry-desk', 'Enquiry desk', 'lena', -10, 20, {
        budget: 80,
        spent: 41,
        progress: 50,
        serves: 'leads',
      }),
      task('lead-campaign', 'Lead campaign', 'lena', -4, 30, {
        budget: 360,
        spent: 51,
        // Four of its thirty days.
        progress: 40 / 3,
        serves: 'leads',
      }),
      task('launch-event', 'Launch event', 'lena', 8, 3, { budget: 100, serves: 'orders' }),
      task('trade-fair', 'Trade-fair stand', 'lena', 12, 5, { budget: 30 }),
    ],
  },
  {
    id: 'finance',
    title: 'Finance',
    head: 'jonas',
    items: [
      task('business-case', 'Business case', 'jonas', -40, 8, {
        budget: 40,
        spent: 37,
        progress: 'done',
        serves: 'cost',
      }),
      task('budget-released', 'Budget released', 'jonas', -31, 0, { progress: 'done', serves: 'cost' }),
      task('budget-control', 'Launch budget control', 'jonas', -20, 40, {
        budget: 12,
        spent: 6,
        progress: 50,
        serves: 'cost',
      }),
      task('price-list', 'Prices in local currency', 'jonas', -5, 10, {
        budget: 8,
        spent: 3,
        progress: 50,
        serves: 'orders',
      }),
      task('go-no-go', 'Go / no-go', 'jonas', 6, 0, { serves: 'orders' }),
    ],
  },
  {
    id: 'strategy',
    title: 'Strategy',
    head: 'anna',
    items: [
      task('market-study', 'Market study', 'anna', -40, 10, {
        budget: 40,
        spent: 39,
        progress: 'done',
        serves: 'orders',
      }),
      task('market-decision', 'Market decision', 'anna', -30, 0, { progress: 'done', serves: 'orders' }),
      task('partner-selection', 'Partner selection', 'anna', -30, 6, {
        budget: 30,
        spent: 29,
        progress: 'done',
        serves: 'resellers',
      }),
      task('owner-briefings', 'Briefings for the owners', 'anna', 4, 6, { budget: 30, serves: 'cost' }),
    ],
  },
]

/** Launch belongs to no department: it is everybody's. */
export const storyLaunch: StoryItem = task('launch', 'Launch', 'anna', 11, 0, { serves: 'orders' })

/** From, to, and a lag in working days; all finish to start. */
export const storyLinks: readonly (readonly [from: string, to: string, lag?: number])[] = [
  ['technical-file', 'type-approval'],
  ['meter-data', 'type-approval'],
  ['type-approval', 'customs-release'],
  ['type-approval', 'labels'],
  ['customs-broker', 'customs-release'],
  ['customs-release', 'distribution'],
  ['first-stock', 'distribution'],
  ['warehouse-lease', 'warehouse-ready'],
  ['warehouse-ready', 'distribution'],
  ['distribution', 'go-no-go'],
  ['go-no-go', 'shops'],
  ['store-fit-out', 'shops'],
  ['shops', 'launch'],
  ['tariff-engine', 'billing-adapter'],
  ['billing-adapter', 'beta'],
  ['beta', 'launch'],
  ['support-handbook', 'launch'],
  ['data-protection', 'launch'],
  ['go-no-go', 'order-desk'],
  ['order-desk', 'launch'],
  ['sales-training', 'launch'],
  ['partner-selection', 'reseller-shortlist'],
  ['reseller-shortlist', 'reseller-contracts'],
  ['reseller-contracts', 'launch'],
  ['price-positioning', 'price-list'],
  ['price-list', 'launch'],
  ['go-no-go', 'launch-event'],
  ['launch-event', 'launch'],
  ['launch', 'lead-campaign', -15],
  ['business-case', 'budget-released'],
  ['market-study', 'market-decision'],
  ['market-decision', 'partner-selection'],
]
