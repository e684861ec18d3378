/**
 * The agenda as a session shows it: in the order frozen at its opening, each with why it stands there, what it says now and
 * what became of it. What is gone meanwhile stays in sight as such.
 */

import { find } from '../../../shared/base/table.ts'
import type { Figures } from '../../../shared/engine/figures.ts'
import { ownerlessness } from '../../../shared/engine/ownership.ts'
import { agendaOf, subjectOfKey } from '../../../shared/engine/session/agenda.ts'
import type { AgendaItem } from '../../../shared/engine/session/agenda.ts'
import type { Snapshot } from '../../../shared/engine/session/snapshot.ts'
import { whoMustAct } from '../../../shared/engine/who-must-act.ts'
import type { ItemId } from '../../../shared/plan/ids.ts'
import type { Session, Treatment } from '../../../shared/plan/session.ts'
import { furtherText } from '../../../shared/text/further-text.ts'
import type { Speech } from '../../state/speech.svelte.ts'
import { sessions as say } from '../../text/en/sessions.ts'
import type { DecideStart } from './decide-draft.svelte.ts'

export interface AgendaLine {
  readonly key: string
  readonly title: string
  readonly why: string
  /** What holds it, what hangs on it. */
  readonly note: string
  readonly itemId?: ItemId
  readonly treatment?: Treatment | undefined
  /** It stood on the agenda when the session opened, and no longer does. */
  readonly isGone: boolean
  /** Parts that it was split into. */
  readonly parts: readonly { readonly key: string; readonly title: string; readonly treatment?: Treatment }[]
  readonly start: DecideStart
}

type Telling = Pick<Speech, 'language' | 'words' | 'telling'>

export interface AgendaShown {
  readonly today: readonly AgendaLine[]
  readonly notToday: readonly AgendaLine[]
}

/** Without the decisions: they were looked at before. */
export function agendaLines(
  figures: Figures,
  session: Session,
  opening: Snapshot | undefined,
  speech: Telling,
): AgendaShown {
  const live = agendaOf(figures)
  const byKey = new Map([...live.today, ...live.notToday].map((item) => [item.key, item]))
  const isOpen = (key: string): boolean => !key.startsWith('decision ')
  const keys = (frozen: readonly string[] | undefined, items: readonly AgendaItem[]): readonly string[] =>
    (frozen ?? items.map(({ key }) => key)).filter(isOpen)
  const lines = (list: readonly string[]): readonly AgendaLine[] =>
    list.map((key) => lineOf(key, byKey.get(key), figures, session, speech))
  return {
    today: lines(keys(opening?.agenda, live.today)),
    notToday: lines(keys(opening?.notToday, live.notToday)),
  }
}

function lineOf(
  key: string,
  item: AgendaItem | undefined,
  figures: Figures,
  session: Session,
  { language, words, telling }: Telling,
): AgendaLine {
  const treatmentOf = (of: string): { treatment?: Treatment } => {
    const treatment = session.treated.find((one) => one.key === of)
    return treatment ? { treatment } : {}
  }
  const parts = (treatmentOf(key).treatment?.parts ?? []).map((title, n) => ({
    key: `${key} #${n + 1}`,
    title,
    ...treatmentOf(`${key} #${n + 1}`),
  }))
  const common = { key, parts, isGone: !item, ...treatmentOf(key) }
  const itemId = item?.itemId ?? itemInKey(key)
  const title = (itemId !== undefined && telling.item(itemId)) || key
  const about = itemId === undefined ? {} : { itemId }
  if (!item || item.type === 'decision')
    return { ...common, title, why: say.gone, note: '', ...about, start: { agenda: key, itemId } }
  if (item.type === 'root') {
    const root = figures.roots.find((one) => one.itemId === itemId)
    const ownerless = ownerlessness(figures.plan, find(figures.plan.items, itemId))
    return {
      ...common,
      title,
      why: say.why.root(item.place, item.of),
      note: root
        ? [
            words.roots.state(root, ownerless, whoMustAct(figures, root), telling),
            words.roots.holds(root, telling),
          ]
            .filter(Boolean)
            .join(' · ')
        : '',
      ...about,
      start: {
        agenda: key,
        itemId,
        owner: root?.canAct,
        effect: ownerless ? 'owner' : root?.blocked ? 'status unblocked' : 'finish',
        type: root?.blocked || ownerless ? 'remove constraint' : 're-plan',
      },
    }
  }
  const gap = figures.gaps.find((one) => one.key === item.gapKey)
  const why = item.type === 'unowned' ? say.why.unowned(item.inDays) : say.why.contradiction(item.days)
  return {
    ...common,
    title: gap ? furtherText(language).gaps.sentence(gap, telling) : title,
    why,
    note: '',
    ...about,
    start: {
      agenda: key,
      itemId,
      owner: gap?.person,
      ...(item.type === 'unowned' && { effect: 'owner' as const }),
    },
  }
}

export function itemInKey(key: string): ItemId | undefined {
  const subject = subjectOfKey(key)
  return subject?.kind === 'item' ? subject.id : undefined
}
