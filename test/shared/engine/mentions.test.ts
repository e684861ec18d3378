import { expect, test } from 'vitest'
import { calledIn, meantBy, mentionsOf } from '../../../shared/engine/mentions.ts'
import { buildPlan } from '../../helpers/plan-builder.ts'

const people = [
  { id: 'anna', name: 'Anna Lund' },
  { id: 'berg', name: 'Anna Berg' },
  { id: 'mara', name: 'Mára Lindqvist' },
]
const said = (id: string, by: string, text: string, at = 1) => ({
  id,
  by,
  text,
  at,
  about: { kind: 'item', id: 'a' },
})

const idsFor = (person: string, comments: ReturnType<typeof said>[]) =>
  mentionsOf(buildPlan({ people, items: [{ id: 'a' }], comments }), person).map(({ id }) => id)

test('somebody is called by their first or whole name, whatever the accents and capitals', () => {
  const comments = [
    said('1', 'anna', 'Ask @mara.'),
    said('2', 'anna', '@Mara Lindqvist?'),
    said('3', 'anna', '@Marabou'),
  ]
  expect(idsFor('mara', comments)).toEqual(['1', '2'])
})

test('a first name that two bear calls both; a whole name only its own', () => {
  const comments = [said('1', 'mara', '@Anna, look'), said('2', 'mara', '@Anna Berg, look')]
  expect(idsFor('anna', comments)).toEqual(['1'])
  expect(idsFor('berg', comments)).toEqual(['1', '2'])
})

test('who has commented on the same since has answered; nobody calls themselves', () => {
  const comments = [
    said('1', 'anna', '@Mara?', 1),
    said('2', 'mara', 'Yes. @Mara will see to it', 2),
    said('3', 'anna', '@Mara: and this?', 3),
  ]
  expect(idsFor('mara', comments)).toEqual(['3'])
})

test('whoever is being named is offered, and whom a text calls is told before it is sent', () => {
  const plan = buildPlan({
    people: [
      { id: 'a', name: 'Anna Lund' },
      { id: 'b', name: 'Amira Haddad' },
      { id: 'c', name: 'Ines Vega', left: true },
    ],
  })
  expect(meantBy(plan, 'Look, @a', 4)).toEqual({ written: 'a', people: ['b', 'a'] })
  expect(meantBy(plan, '@amira h', 4)?.people).toEqual(['b'])
  for (const none of ['@Anna Lund ', '@ines', 'mail@a', '@a\nmore'])
    expect(meantBy(plan, none, 4)).toBeUndefined()
  expect(meantBy(plan, '@', 1)?.people).toEqual(['b'])
  expect(calledIn(plan, '@anna lund and @Amira?')).toEqual(['a', 'b'])
})
