import type { patrolOperations } from '#contract/console'
import { type Command, silent } from './command.ts'
import { changePatrol, createPatrol, pausePatrol, removePatrol, startPatrol } from './rules/change-patrols.ts'

/** Of the operations on patrols, those that need nothing but the session; going on by hand is the node's (N18). */
export type PatrolCommand = Exclude<keyof typeof patrolOperations, 'patrol.next' | 'patrol.previous'>

/** Making patrols, and letting them go or stand. */
export const patrolCommands: { readonly [Op in PatrolCommand]: Command<Op> } = {
  'patrol.create': {
    apply: (state, { settings }, context) => createPatrol(state, settings, context),
    reply: ({ patrols }) => ({ patrol: patrols.at(-1)?.id ?? '' }),
  },
  'patrol.change': silent((state, { patrol, settings }, context) =>
    changePatrol(state, patrol, settings, context),
  ),
  'patrol.remove': silent((state, { patrol }) => removePatrol(state, patrol)),
  'patrol.start': silent((state, { patrol }, context) => startPatrol(state, patrol, context)),
  'patrol.pause': silent((state, { patrol }) => pausePatrol(state, patrol)),
}
