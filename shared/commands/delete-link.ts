import type { LinkId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown } from './demands.ts'
import { setField } from './edits.ts'

export const deleteLink: Command<{ readonly link: LinkId }> = {
  name: 'link.delete',
  title: 'Remove link',
  run: ({ link }, { plan }) =>
    planUnless(demandKnown(plan, 'link', link), () => [setField('link', link, 'deleted', true)]),
}
