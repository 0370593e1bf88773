import type { BodyOf, ReplyOf, SessionState } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import type { SiteCommands } from '#contract/room'
import type { ScriptSteps } from '#contract/script'
import type { Given } from './rules/change-authority.ts'

type Operations = ConsoleOperations & SiteCommands & ScriptSteps
export type CommandBody<Op extends keyof Operations> = BodyOf<Operations, Op>
export type CommandReply<Op extends keyof Operations> = ReplyOf<Operations, Op>

/** Who gives a command, from which tier, when; and what there is. */
export type CommandContext = Given

export interface Command<Op extends keyof Operations> {
  /** Gives the state that follows, or throws Refusal. */
  apply(state: SessionState, body: CommandBody<Op>, context: CommandContext): SessionState
  reply(after: SessionState, body: CommandBody<Op>, before: SessionState): CommandReply<Op>
}

/** A command that is answered with nothing. */
export const silent = <Body>(
  apply: (state: SessionState, body: Body, context: CommandContext) => SessionState,
) => ({ apply, reply: () => ({}) })
