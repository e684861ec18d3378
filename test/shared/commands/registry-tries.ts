// Good arguments for every command, to try it with, after what has to be there first.
import { bytesToText } from '../../../shared/base/bytes.ts'
import { must } from '../../../shared/base/assert.ts'
import { askStage } from '../../../shared/commands/ask-stage.ts'
import { moveStage } from '../../../shared/commands/move-stage.ts'
import { setGovernance } from '../../../shared/commands/set-governance.ts'
import { setRole } from '../../../shared/commands/set-role.ts'
import { addReading } from '../../../shared/commands/add-reading.ts'
import { answerBreach } from '../../../shared/commands/answer-breach.ts'
import { checkIn } from '../../../shared/commands/check-in.ts'
import { createItem } from '../../../shared/commands/create-item.ts'
import { decide } from '../../../shared/commands/decide.ts'
import { deleteItem } from '../../../shared/commands/delete-item.ts'
import { step } from '../../../shared/commands/do-many.ts'
import { openSession } from '../../../shared/commands/open-session.ts'
import { renameItem } from '../../../shared/commands/rename-item.ts'
import { find } from '../../../shared/base/table.ts'
import { create, set } from '../doc/replica.ts'
import { good } from './good-decision.ts'
import type { Workplace } from './workplace.ts'

const answering = {
  about: { kind: 'item', id: 'launch' },
  measure: 'finish',
  text: 'Ask the authority to go first.',
  owner: 'mara',
  due: '2026-12-04',
} as const

/** By the command's name. */
export const tries: Readonly<Record<string, (at: Workplace) => Promise<unknown> | unknown>> = {
  'plan.rename': () => ({ name: 'Open the Nordic market' }),
  'plan.set': () => ({
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    hoursPerDay: 7.5,
    levelNames: ['Program', 'Task'],
    start: '2026-11-02',
  }),
  'plan.setPolicy': () => ({ name: 'notUsed.MP1', value: true }),
  'plan.setCalendar': () => ({ workdays: [5, 1, 2, 3], holidays: { '2026-12-25': 'Christmas' } }),
  'plan.markHeadline': () => ({ item: 'launch', marked: true }),
  'baseline.take': () => ({ name: 'What the board approved' }),
  'period.close': () => ({ name: 'October', through: '2026-10-31' }),
  'import.apply': () => ({ edits: [create('item', 'row1', { title: 'From a file' })] }),
  'whatIf.take': () => ({
    things: [
      { kind: 'item', id: 'a', changes: [{ field: 'finish', to: '2026-12-11' }] },
      { kind: 'item', id: 'tried', created: { title: 'Second printer', parent: 'work' }, changes: [] },
    ],
  }),
  'department.create': () => ({ name: 'Finance' }),
  'department.rename': () => ({ department: 'sales', name: 'Selling' }),
  'department.delete': () => ({ department: 'sales' }),
  'person.create': () => ({ name: 'Anna Lund', department: 'sales', hoursPerWeek: 30 }),
  'person.set': () => ({
    person: 'tomas',
    name: 'Tomas Berger',
    department: 'sales',
    email: 'tomas@example.org',
  }),
  'person.left': () => ({ person: 'tomas', left: true }),
  'person.setAbsence': () => ({
    person: 'tomas',
    away: { from: '2026-12-21', to: '2027-01-04', deputy: 'mara' },
  }),
  'person.delete': () => ({ person: 'ines' }),
  'kpi.create': () => ({ name: 'Leads', unit: 'pieces', aliases: { sales: 'contacts' } }),
  'kpi.set': () => ({
    kpi: 'orders',
    definition: 'Signed',
    direction: 'hold',
    bandLow: 1,
    bandHigh: 2,
    aliases: { sales: 'deals' },
  }),
  'kpi.delete': () => ({ kpi: 'orders' }),
  'reading.add': () => ({ kpi: 'orders', value: 12.5 }),
  'objective.create': () => ({ title: 'Be ready', parent: 'win', from: '2026-11-02', to: '2027-01-29' }),
  'objective.set': () => ({ objective: 'part', title: 'Another part', parent: null }),
  'objective.delete': () => ({ objective: 'part' }),
  'keyResult.create': () => ({
    objective: 'win',
    title: 'Resellers',
    targetDay: '2026-12-18',
    targetValue: 40,
  }),
  'keyResult.set': () => ({ keyResult: 'kr', gate: 'launch', weight: 2, checkpoints: { '2026-12-18': 5 } }),
  'keyResult.delete': () => ({ keyResult: 'kr' }),
  'item.create': () => ({
    title: 'Fit out',
    parent: 'work',
    after: 'a',
    owner: { type: 'person', id: 'tomas' },
    contributes: { kr: 1 },
  }),
  'item.createMany': () => ({
    items: [
      { title: 'Fit out', labels: { urgent: true }, status: 'on track', percent: 20 },
      { title: 'Open', finish: '2026-12-18' },
    ],
    parent: 'work',
    after: 'a',
  }),
  'item.duplicate': () => ({ items: ['work'] }),
  'item.rename': () => ({ item: 'a', title: 'Labels, printed' }),
  'item.setDates': () => ({ item: 'a', finish: '2026-12-11', deadline: '2026-12-15' }),
  'item.setOwner': () => ({ item: 'a', owner: { type: 'person', id: 'tomas' } }),
  'item.set': () => ({
    item: 'a',
    budget: 12_000,
    effort: 40,
    labels: { urgent: true },
    notes: 'Two colours.',
    department: 'sales',
  }),
  'item.setStatus': () => ({ item: 'a', status: 'on track' }),
  'item.move': () => ({ item: 'b', parent: null, after: null }),
  'item.moveMany': () => ({ items: ['b', 'a'], parent: null, after: null }),
  'item.contribute': () => ({ item: 'a', keyResult: 'kr', share: 0.5 }),
  'item.rightAsItIs': () => ({ item: 'a', rule: 'MP9', reason: 'A test launch.' }),
  'item.delete': () => ({ item: 'work' }),
  'item.restoreAsWas': () => ({ item: 'launch', values: { title: 'As it was', owner: null } }),
  'conflict.choose': async (at) => {
    await at.apart([set('item', 'a', 'budget', 5)], [set('item', 'a', 'budget', 7)])
    const { budget, conflicts = [] } = at.item('a')
    const other = must(conflicts[0]?.values.find(({ value }) => value !== budget))
    return { item: 'a', field: 'budget', change: other.changeId }
  },
  'reading.settle': async (at) => {
    await at.do(addReading, { kpi: 'orders', value: 3 })
    await at.do(addReading, { kpi: 'orders', value: 4 })
    const { id, day } = must(find(at.plan.readings, 'orders')?.readings[0])
    return { kpi: 'orders', day, reading: id }
  },
  'item.restore': async (at) => {
    await at.do(deleteItem, { item: 'work' })
    return { item: 'work' }
  },
  'link.create': () => ({ from: 'b', to: 'launch', type: 'FF', lag: 2 }),
  'link.set': () => ({ link: 'ab', type: 'SS', lag: -3 }),
  'link.accept': () => ({ link: 'ab' }),
  'link.delete': () => ({ link: 'ab' }),
  'item.checkIn': () => ({
    item: 'a',
    status: 'at risk',
    remaining: 8,
    cost: 1200,
    note: 'The printer is slow.',
  }),
  'item.stillTrue': async (at) => {
    await at.do(checkIn, { item: 'a', status: 'on track' })
    return {}
  },
  'checkIn.confirm': async (at) => {
    await at.do(checkIn, { item: 'a', status: 'on track', forPerson: 'tomas' })
    const entry = at.report('a').checkIns[0]?.id
    at.me = 'tomas'
    return { entry }
  },
  'answer.give': () => ({ ...answering, owner: 'tomas' }),
  'answer.accept': async (at) => {
    await at.do(answerBreach, { ...answering, owner: 'tomas' })
    at.me = 'tomas'
    return { answer: at.plan.answers.list[0]?.id }
  },
  'answer.done': async (at) => {
    await at.do(answerBreach, answering)
    return { answer: at.plan.answers.list[0]?.id }
  },
  'plan.setGovernance': () => ({
    parts: { stages: true },
    needs: { 'detailed budget': true },
    approvers: { 'decided @sponsor': true, 'decided mara': true },
    evidenceFor: { blocked: true },
    answerFrom: { cost: 0.2 },
  }),
  'item.setRole': () => ({ item: 'a', role: 'sponsor', person: 'tomas' }),
  'item.setValue': () => ({
    item: 'a',
    kind: 'profit',
    measure: 'target',
    day: '2026-12-31',
    amount: 90_000,
  }),
  'item.achieve': () => ({ item: 'a', kind: 'profit', amount: 20_000 }),
  'stage.move': async (at) => {
    await governed(at)
    return { item: 'a', stage: 'identified', reason: 'Agreed on the phone.' }
  },
  'stage.ask': async (at) => {
    await governed(at)
    return { item: 'a', text: 'It pays back in a year.' }
  },
  'stage.approve': async (at) => {
    await governed(at)
    await at.do(askStage, { item: 'a' })
    return { item: 'a' }
  },
  'stage.refuse': async (at) => {
    await governed(at)
    await at.do(askStage, { item: 'a' })
    return { item: 'a', reason: 'No numbers yet.' }
  },
  'stage.countersign': async (at) => {
    await governed(at)
    await at.do(moveStage, { item: 'a', stage: 'implemented', reason: 'It was done before.' })
    return { item: 'a' }
  },
  'comment.add': () => ({ about: { kind: 'item', id: 'a' }, text: 'Which colours?' }),
  'session.open': () => ({ type: 'formal', present: ['tomas'] }),
  'session.join': async (at) => {
    const session = await opened(at)
    at.me = 'tomas'
    return { session }
  },
  'session.agenda': async (at) => ({
    session: await opened(at),
    key: 'root a',
    what: 'outside',
    people: ['mara', 'tomas'],
  }),
  'session.note': async (at) => ({ session: await opened(at), text: 'Customs calls back.' }),
  'session.close': async (at) => ({ session: await opened(at) }),
  'decision.give': async (at) => good(await opened(at)),
  'decision.accept': async (at) => {
    const decision = await decided(at)
    at.me = 'tomas'
    return { decision }
  },
  'decision.newDay': async (at) => ({ decision: await decided(at), due: '2026-12-02' }),
  'decision.settle': async (at) => ({
    decision: await decided(at),
    type: 'kept',
    reason: 'In the other plan',
  }),
  'entry.withdraw': async (at) => {
    await at.do(addReading, { kpi: 'orders', value: 3 })
    return { entry: at.plan.readings.list[0]?.readings[0]?.id }
  },
  'device.certificate': () => ({ certificate: madeUpCertificate }),
  'device.speakFor': () => ({ person: 'tomas' }),
  many: () => ({ steps: [step(renameItem, { item: 'a', title: 'A' }), step(createItem, { title: 'C' })] }),
}

const part = (value: object): string => bytesToText(new TextEncoder().encode(JSON.stringify(value)))
const vouched = { plan: 'plan', device: 'device', key: 'key', role: 'owner', from: 1 }
const madeUpCertificate = `${part({ jwk: { x: 'relay' } })}.${part(vouched)}.signature`

async function opened(at: Workplace): Promise<string> {
  await at.do(openSession, { type: 'calibration' })
  return must(at.plan.sessions.list[0]).id
}

async function decided(at: Workplace): Promise<string> {
  await at.do(decide, good(await opened(at)))
  return must(at.plan.decisions.list[0]).id
}

/** Stages on, entering Identified approved by Mara, who controls `a`, too. */
async function governed(at: Workplace): Promise<void> {
  await at.do(setGovernance, { parts: { stages: true }, approvers: { 'identified mara': true } })
  await at.do(setRole, { item: 'a', role: 'controller', person: 'mara' })
}
