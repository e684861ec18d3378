/**
 * What the service worker shows when a push comes, which says nothing itself: kept where the worker can read it
 * (public/push-worker.js), for each plan in which this device is told.
 */

export interface NotedPlan {
  /** `<plan>.<epoch>`. */
  readonly path: string
  readonly name: string
}

export interface NoteWords {
  /** Of one plan, or of several where the push cannot say which. */
  title(names: readonly string[]): string
  body(names: readonly string[]): string
}

interface Note {
  readonly plans: readonly NotedPlan[]
  readonly title: string
  readonly body: string
  readonly href: string
}

const cacheName = 'plumbline-push'
const address = '/push-note'

/** Whatever its epoch: a plan that was taken back to a copy is told of as before. */
export async function isNoted(path: string): Promise<boolean> {
  return (await notedPlans()).some((plan) => isSame(plan.path, path))
}

export async function notePlan(plan: NotedPlan, words: NoteWords): Promise<void> {
  const others = (await notedPlans()).filter(({ path }) => !isSame(path, plan.path))
  await write([...others, plan], words)
}

/** How many are left. */
export async function forgetPlan(path: string, words: NoteWords): Promise<number> {
  const plans = (await notedPlans()).filter((plan) => !isSame(plan.path, path))
  await write(plans, words)
  return plans.length
}

/** None on plain http and in some private windows, where there is no worker either. */
async function notedPlans(): Promise<readonly NotedPlan[]> {
  try {
    const kept = await (await caches.open(cacheName)).match(address)
    return kept ? ((await kept.json()) as Note).plans : []
  } catch {
    return []
  }
}

const isSame = (path: string, other: string): boolean => path.split('.')[0] === other.split('.')[0]

async function write(plans: readonly NotedPlan[], words: NoteWords): Promise<void> {
  const names = plans.map(({ name }) => name)
  const [first] = plans
  const href = plans.length === 1 && first ? `/#/plan/${first.path}/my-work` : '/'
  const note: Note = { plans, title: words.title(names), body: words.body(names), href }
  await (await caches.open(cacheName)).put(address, new Response(JSON.stringify(note)))
}
