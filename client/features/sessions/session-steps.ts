/** The fifteen minutes of a calibration (story.md 3), and the hour of a formal session, as time boxes in minutes. */

import type { Session } from '../../../shared/plan/session.ts'
import type { sessions } from '../../text/en/sessions.ts'

export type StepId = keyof typeof sessions.steps

export interface SessionStep {
  readonly id: StepId
  readonly from: number
  readonly to: number
}

const calibration: readonly SessionStep[] = [
  { id: 'truth', from: 0, to: 2 },
  { id: 'promised', from: 2, to: 4 },
  { id: 'voices', from: 4, to: 6 },
  { id: 'constraints', from: 6, to: 12 },
  { id: 'said', from: 12, to: 13 },
  { id: 'read', from: 13, to: 15 },
]

const formal: readonly SessionStep[] = [
  { id: 'truth', from: 0, to: 5 },
  { id: 'promised', from: 5, to: 10 },
  { id: 'voices', from: 10, to: 15 },
  { id: 'changes', from: 15, to: 45 },
  { id: 'baseline', from: 45, to: 55 },
  { id: 'read', from: 55, to: 60 },
]

export function stepsOf(type: Session['type']): readonly SessionStep[] {
  return type === 'formal' ? formal : calibration
}

/** The step by its id, as another device says it; the first for what is none. */
export function stepById(steps: readonly SessionStep[], id: string | undefined): StepId {
  return steps.find((step) => step.id === id)?.id ?? 'truth'
}

export function neighbour(steps: readonly SessionStep[], id: StepId, by: 1 | -1): StepId | undefined {
  return steps[steps.findIndex((step) => step.id === id) + by]?.id
}
