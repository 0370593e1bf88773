import type { z } from 'zod'
import type { ConsoleOperations } from '#contract/console'
import type { ConsoleCaller, ConsoleParts } from './parts.ts'

type Standing = ConsoleOperations['showing.standing']

/** Sets this tier's standing rule on its sites being shown, and tells it; it is given to the sessions that arrive. */
export async function standingRule(
  { standingRule }: ConsoleParts,
  _caller: ConsoleCaller,
  { rule }: z.infer<Standing['body']>,
): Promise<z.infer<Standing['reply']>> {
  if (rule) await standingRule.set(rule)
  return { rule: standingRule.get() }
}
