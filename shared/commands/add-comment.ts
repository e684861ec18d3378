/** A remark beside an entity of the plan. */

import type { EntityKind } from '../plan/edit.ts'
import { planUnless } from './command.ts'
import type { Command } from './command.ts'
import { demandKnown, demandSpeaker, demandText, mostLetters } from './demands.ts'
import { append } from './edits.ts'

export interface AddComment {
  readonly about: { readonly kind: EntityKind; readonly id: string }
  readonly text: string
}

export const addComment: Command<AddComment> = {
  name: 'comment.add',
  title: 'Comment',
  run: ({ about: { kind, id }, text }, context) =>
    planUnless(
      demandSpeaker(context) ??
        demandKnown(context.plan, kind, id) ??
        demandText('some words', text, mostLetters.note),
      () => [append('comment', { about: { kind, id } }, text.trim())],
    ),
}
