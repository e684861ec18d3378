import type { OwnerRef } from '../../../shared/plan/person.ts'

export const ownership = {
  person: (name: string, left: boolean): string => (left ? `${name}, who has left` : name),
  ref: (owner: OwnerRef | undefined): string =>
    owner?.type === 'text'
      ? `${owner.text} is no person`
      : owner?.type === 'department'
        ? 'A department is no person'
        : 'Nobody owns this',
}
