import type { ItemId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandText } from './demands.ts'
import { setField } from './edits.ts'

export const renameItem: Command<{ readonly item: ItemId; readonly title: string }> = {
  name: 'item.rename',
  title: 'Rename work',
  run: ({ item, title }, { plan }) =>
    planUnless(demandKnown(plan, 'item', item) ?? demandText('a title', title), () => [
      setField('item', item, 'title', title.trim()),
    ]),
}
