/** The supplying side accepts what another department waits for (CN4). */

import type { LinkId } from '../plan/ids.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandSpeaker } from './demands.ts'
import { setFields } from './edits.ts'

export const acceptLink: Command<{ readonly link: LinkId }> = {
  name: 'link.accept',
  title: 'Accept link',
  run: ({ link }, context) =>
    planUnless(demandSpeaker(context) ?? demandKnown(context.plan, 'link', link), () =>
      setFields('link', link, { acceptedBy: context.me }),
    ),
}
