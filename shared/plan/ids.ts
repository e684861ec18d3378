/** Ids of the plan's entities: plain texts, told apart by the compiler only. */

type Flavoured<Kind extends string> = string & { readonly __kind?: Kind }

export type PlanId = Flavoured<'plan'>
export type DepartmentId = Flavoured<'department'>
export type PersonId = Flavoured<'person'>
export type KpiId = Flavoured<'kpi'>
export type ObjectiveId = Flavoured<'objective'>
export type KeyResultId = Flavoured<'keyResult'>
export type ItemId = Flavoured<'item'>
export type LinkId = Flavoured<'link'>
export type BaselineId = Flavoured<'baseline'>
export type DeviceId = Flavoured<'device'>
export type EntryId = Flavoured<'entry'>
