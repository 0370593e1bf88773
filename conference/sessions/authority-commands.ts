import { pendingFor } from '#conference/authority'
import type { controlOperations, showingOperations } from '#contract/console'
import { type Command, silent } from './command.ts'
import {
  allowParts,
  answer,
  ask,
  giveBack,
  grant,
  ruleShowing,
  takeBack,
  withdraw,
} from './rules/change-authority.ts'

/** Of the operations on control and showing, those that change a session. */
export type AuthorityOperation =
  | keyof typeof controlOperations
  | Exclude<keyof typeof showingOperations, 'showing.standing'>

/** Who controls a session, and what a province lets be shown (`conference/authority`). */
export const authorityCommands: { readonly [Op in AuthorityOperation]: Command<Op> } = {
  'control.grant': silent((state, { to }, context) => grant(state, to, context)),
  'control.return': silent((state, _, context) => giveBack(state, context)),
  'control.take': silent((state, _, context) => takeBack(state, context)),
  'session.local-parts': silent((state, { allowed }) => allowParts(state, allowed)),
  'showing.rule': silent(ruleShowing),
  'showing.ask': {
    apply: ask,
    reply: ({ showing }, { site }) => ({ request: pendingFor(showing, site)?.id ?? '' }),
  },
  'showing.withdraw': silent((state, { request }, context) => withdraw(state, request, context)),
  'showing.answer': silent(answer),
}
