import type { LinkId } from '../plan/ids.ts'
import type { Link } from '../plan/item.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { lagRange } from './create-link.ts'
import { demandKnown, demandNumber } from './demands.ts'
import { setFields } from './edits.ts'

export interface SetLink {
  readonly link: LinkId
  readonly type?: Link['type']
  readonly lag?: number
}

export const setLink: Command<SetLink> = {
  name: 'link.set',
  title: 'Change link',
  run: ({ link, type, lag }, { plan }) =>
    planUnless(demandKnown(plan, 'link', link) ?? demandNumber('the lag', lag, lagRange), () =>
      setFields('link', link, { type, lag }),
    ),
}
