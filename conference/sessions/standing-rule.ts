import { eq } from 'drizzle-orm'
import { type NodeId, type ShowingRule, showingRule } from '#contract'
import type { Store } from '#foundation/store'
import { showingRulesTable } from './tables.ts'

/** A tier's own word on its sites, given to every session that arrives; it outlives the process. */
export interface StandingRule {
  get(): ShowingRule
  /** Resolves once it is stored. */
  set(rule: ShowingRule): Promise<void>
}

/** Reads the rule of a node; `automatic` while none was set. Owns nothing: the store stays its opener's. */
export async function openStandingRule({ db }: Store, node: NodeId): Promise<StandingRule> {
  const [row] = await db.select().from(showingRulesTable).where(eq(showingRulesTable.node, node))
  let rule: ShowingRule = row ? showingRule.parse(row.rule) : 'automatic'
  return {
    get: () => rule,
    async set(next) {
      await db
        .insert(showingRulesTable)
        .values({ node, rule: next })
        .onConflictDoUpdate({ target: showingRulesTable.node, set: { rule: next } })
      rule = next
    },
  }
}
