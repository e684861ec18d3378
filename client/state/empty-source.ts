/** A new plan with nothing in it but its name, this device's zone and the currency its language suggests. */

import type { Instant } from '../../shared/base/instant.ts'
import type { EntityKind } from '../../shared/plan/edit.ts'
import { charterKinds, workKinds } from '../../shared/plan/edit.ts'
import type { PlanSource, SourceRecord } from '../../shared/plan/source.ts'

/** The id is the seeding's to give. */
export function emptySource(name: string, now: Instant): PlanSource {
  const record = {
    name,
    currency: guessCurrency(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    createdAt: now,
  }
  const records = Object.fromEntries(
    [...charterKinds, ...workKinds].map((kind) => [kind, new Map<string, SourceRecord>()]),
  ) as Record<EntityKind, Map<string, SourceRecord>>
  records.plan.set('plan', { record })
  return { id: '', records, entries: [] }
}

const currencies: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  SE: 'SEK',
  NO: 'NOK',
  DK: 'DKK',
  PL: 'PLN',
  JP: 'JPY',
  CA: 'CAD',
  AU: 'AUD',
}

function guessCurrency(): string {
  const region = new Intl.Locale(navigator.language).maximize().region ?? ''
  return currencies[region] ?? 'EUR'
}
