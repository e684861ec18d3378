/** What can be done from anywhere in an open plan, each in one place: open, check in, ask, mend, undo, and say what was done. */

import { createContext } from 'svelte'
import { find } from '../../shared/base/table.ts'
import type { Result } from '../../shared/base/result.ts'
import type { Command, Refusal } from '../../shared/commands/command.ts'
import type { AnswerBreach } from '../../shared/commands/answer-breach.ts'
import type { Question } from '../../shared/engine/explain/explanation.ts'
import type { Gap } from '../../shared/engine/gaps/gap.ts'
import type { Pending } from '../features/item-details/pending-change.svelte.ts'
import { whoCanMend } from '../../shared/engine/who-can-mend.ts'
import type { Done, Meeting, OpenPlan } from '../state/open-plan.ts'
import type { Route, Router, Screen } from '../state/route.svelte.ts'
import type { Speech } from '../state/speech.svelte.ts'
import { shell } from '../text/en/shell.ts'
import type { Toasts } from '../ui/toasts.svelte.ts'

export interface Explained {
  readonly title: string
  readonly question: Question
}

export interface Editing {
  readonly itemId: string
  readonly field: 'title' | 'owner' | 'stage' | 'value'
}

interface PlanStep {
  readonly screen?: Screen
  readonly item?: string
  readonly checkIn?: string
  readonly session?: string | undefined
}

export class PlanActs {
  readonly open: OpenPlan
  readonly router: Router
  readonly #toasts: Toasts
  readonly #speech: Speech
  palette = $state(false)
  keys = $state(false)
  /** What the relay refused stands beside the screen. */
  drafts = $state(false)
  /** The item somebody is being asked about: its panel with link, mail and text. */
  asking = $state<string | undefined>()
  /** Whose load somebody came to see. */
  person = $state<string | undefined>()
  /** The variance somebody is about to answer. */
  answering = $state.raw<Pick<AnswerBreach, 'about' | 'measure'> | undefined>()
  readonly #unsaved = new Map<string, Pending>()
  #explained = $state.raw<{ readonly what: Explained; readonly at: Route } | undefined>()

  /** The field of the opened item that takes the focus; a new object each time it is asked for. */
  editing = $state.raw<Editing | undefined>()
  /** The session that this device is in, for the others there. */
  meeting = $state.raw<Meeting | undefined>()
  /** The card that the Board takes up on the way to another column. */
  holding = $state<string | undefined>()

  constructor(open: OpenPlan, router: Router, toasts: Toasts, speech: Speech) {
    this.open = open
    this.router = router
    this.#toasts = toasts
    this.#speech = speech
  }

  /** The figure whose formula stands beside the screen; wherever somebody goes next, it is put away. */
  get explaining(): Explained | undefined {
    return this.#explained?.at === this.router.route ? this.#explained.what : undefined
  }

  set explaining(what: Explained | undefined) {
    this.#explained = what && { what, at: this.router.route }
  }

  go(screen: Screen): void {
    this.#change({ screen })
  }

  openSession(session: string | undefined): void {
    this.#change({ screen: 'sessions', session })
  }

  openItem(itemId: string): void {
    this.#change({ item: itemId })
  }

  get openedItem(): string | undefined {
    const { route } = this.router
    return route.type === 'plan' ? route.item : undefined
  }

  isItem(id: string): boolean {
    return find(this.open.plan.items, id) !== undefined
  }

  edit(itemId: string, field: Editing['field']): void {
    this.explaining = undefined
    this.editing = { itemId, field }
    this.openItem(itemId)
  }

  /** Takes its card up on the Board: arrows then say where it goes. */
  hold(itemId: string): void {
    this.holding = itemId
    this.go('board')
  }

  closeItem(): void {
    this.editing = undefined
    const { route } = this.router
    if (route.type !== 'plan') return
    const { item: _closed, ...rest } = route
    this.router.go(rest)
  }

  closeCheckIn(): void {
    const { route } = this.router
    if (route.type !== 'plan') return
    const { checkIn: _answered, ...rest } = route
    this.router.replace(rest)
  }

  checkIn(itemId: string): void {
    this.#change({ screen: 'my-work', checkIn: itemId })
  }

  /** Whoever would have to ask themselves checks in. */
  ask(itemId: string): void {
    const { figures, me } = this.open
    const index = figures.structure.indexOf(itemId)
    const whom = index === undefined ? undefined : whoCanMend(figures, index)
    if (whom !== undefined && whom === me) this.checkIn(itemId)
    else this.asking = itemId
  }

  mend(gap: Gap): void {
    const title = this.#speech.words.gaps.rule(gap.rule)
    void import('./mend.ts').then(({ mendGap }) => mendGap(this, gap, title))
  }

  lookAt(person: string | undefined): void {
    this.person = person
    this.go('people')
  }

  unsavedOf(itemId: string): Pending | undefined {
    return this.#unsaved.get(itemId)
  }

  /** A typed change is kept when its details are closed, said, and saved from there; nothing: it was saved or left. */
  keepUnsaved(itemId: string, pending: Pending | undefined): void {
    const about = `unsaved ${itemId}`
    this.#toasts.settle(about)
    this.#unsaved.delete(itemId)
    if (pending === undefined) return
    this.#unsaved.set(itemId, pending)
    const run = (): void => {
      this.#unsaved.delete(itemId)
      void this.do(pending.command, null, shell.changed(pending.what))
    }
    const words = shell.unsaved(pending.what, this.#speech.telling.item(itemId) ?? '')
    this.#toasts.say(words, { action: { label: shell.saveNow, run, about } })
  }

  async take(): Promise<void> {
    const { takeBaseline } = await import('../../shared/commands/take-baseline.ts')
    await this.do(takeBaseline, {}, shell.taken)
  }

  /** Does it, says it with an undo beside it, or says why not. */
  readonly do = async <Args>(
    command: Command<Args>,
    args: Args,
    words = command.title,
  ): Promise<Result<Done, Refusal>> => {
    const result = await this.open.do(command, args)
    if (result.ok) this.say(words, result.value)
    else await this.#refuse(result.error)
    return result
  }

  async #refuse(refusal: Refusal): Promise<void> {
    const { refusalWords } = await import('../state/refusal-words.ts')
    this.#toasts.say(refusalWords(refusal, this.#speech), { tone: 'behind' })
  }

  say(words: string, done?: Done): void {
    if (done === undefined || done.id === '') this.#toasts.say(words)
    else {
      const action = { label: shell.undo, run: () => void this.undo(done), about: done.id }
      this.#toasts.say(words, { action })
    }
  }

  /** Says it with an undo that is not a command's. */
  sayWith(words: string, undo: () => void): void {
    this.#toasts.say(words, { action: { label: shell.undo, run: undo } })
  }

  async undo(done?: Done): Promise<void> {
    const answer = await this.open.undo(done)
    if (!answer.ok) return this.#refuse(answer.error)
    const undone = answer.value
    if (!undone) {
      this.#toasts.say(shell.nothingToUndo)
      return
    }
    this.#toasts.settle(undone.done.id)
    const left = undone.leftAlone.length
    this.#toasts.say(
      [shell.undone(await titleOf(undone.done.command)), left > 0 ? shell.undoneLeft(left) : '']
        .join(' ')
        .trim(),
    )
  }

  /** What somebody did or said, as the record has it. */
  async takeBack(entry: string): Promise<void> {
    const answer = await this.open.takeBack(entry)
    if (!answer.ok) return this.#refuse(answer.error)
    const undone = answer.value
    if (!undone || undone.done.id === entry) return void this.#toasts.say(shell.nothingToUndo)
    const left = undone.leftAlone.length
    this.say([shell.takenBack, left > 0 ? shell.undoneLeft(left) : ''].join(' ').trim(), undone.done)
  }

  async redo(): Promise<void> {
    const answer = await this.open.redo()
    if (!answer.ok) return this.#refuse(answer.error)
    const done = answer.value
    if (done) this.say(shell.redone(await titleOf(done.command)), done)
  }

  #change(change: PlanStep): void {
    const { route } = this.router
    if (route.type !== 'plan') return
    const { session, view, filter, ...rest } = { ...route, ...change }
    const isSame = rest.screen === route.screen
    this.router.go({
      ...rest,
      ...(rest.screen === 'sessions' && session !== undefined && { session }),
      ...(isSame && view !== undefined && { view }),
      ...(isSame && filter !== undefined && { filter }),
    })
  }
}

export const [usePlanActs, providePlanActs] = createContext<PlanActs>()

export async function titleOf(command: string): Promise<string> {
  const { registry } = await import('../../shared/commands/registry.ts')
  return registry.find(({ name }) => name === command)?.title ?? command
}
