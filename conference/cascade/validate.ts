import type { CascadeInput, CascadePlan } from './types.ts'

/** States what a plan must never do; empty when it is right. */
export function validatePlan(_input: CascadeInput, _plan: CascadePlan): string[] {
  return []
}
