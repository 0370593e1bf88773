import type { PlanDetails } from '#contract/calendar'
import type { PlanTexts } from './plan-texts.ts'

/** Which parts of a stored plan the form shows as they are stored: what is not touched goes back as it came. */
export interface Untouched {
  /** What it says of these, when none of these fields was touched; null: read the form. */
  keep<K extends keyof PlanDetails>(part: K): PlanDetails[K] | null
}

/** The fields of the form that a part of a plan is read from. */
const fieldsOf: Record<keyof PlanDetails, readonly (keyof PlanTexts)[]> = {
  title: ['title'],
  organiser: ['organiser'],
  chair: ['chairName', 'chairSite'],
  startsAt: ['day', 'from'],
  endsAt: ['day', 'from', 'to'],
  agenda: ['day', 'from', 'agenda'],
  requirements: ['requirements'],
  documents: ['documents'],
  invitations: ['provinces', 'communesOf', 'sites'],
  mark: ['secret'],
}

/** `shown`: what the form showed of what is stored. Null: nothing is stored yet. */
export function untouchedOf(
  texts: PlanTexts,
  before: { stored: PlanDetails; shown: PlanTexts } | null,
): Untouched {
  return {
    keep(part) {
      if (before === null) return null
      const { stored, shown } = before
      const isSame = (field: keyof PlanTexts) => JSON.stringify(shown[field]) === JSON.stringify(texts[field])
      return fieldsOf[part].every(isSame) ? stored[part] : null
    },
  }
}
