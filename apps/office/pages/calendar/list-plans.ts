import type { Call } from '../../state/call.ts'
import type { PlanRow } from './rows.ts'

const AT_ONCE = 200

/** Every planned session that the node knows of, by its start. */
export async function listPlans(call: Call): Promise<PlanRow[]> {
  const plans: PlanRow[] = []
  for (;;) {
    const part = await call('calendar.list', { offset: plans.length, limit: AT_ONCE })
    plans.push(...part.plans)
    if (part.plans.length === 0 || plans.length >= part.total) return plans
  }
}
