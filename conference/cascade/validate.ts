import type { CascadeInput, CascadePlan } from './types.ts'
import { linkFaults } from './validate-links.ts'
import { siteFaults } from './validate-sites.ts'
import { privacyFaults } from './validate-sound.ts'

/**
 * States in words what is wrong with a plan; empty when it is right. It looks at input and plan only and shares
 * no decision with the planning, so that each checks the other.
 */
export function validatePlan(input: CascadeInput, plan: CascadePlan): string[] {
  return [...linkFaults(input, plan), ...siteFaults(input, plan), ...privacyFaults(input, plan)]
}
