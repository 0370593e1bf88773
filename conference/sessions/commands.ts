import type { BodyOf, ReplyOf, SessionState } from '#contract'
import type { ConsoleOperations, floorOperations } from '#contract/console'
import type { SiteCommand, SiteCommands } from '#contract/room'
import { floorCommands } from './floor-commands.ts'
import type { KnownSites } from './rules/membership.ts'
import { takeProgram } from './rules/take-program.ts'

/** What changes a session: operations of its consoles, and what its sites ask. */
export type SessionOperation = 'session.take' | keyof typeof floorOperations | SiteCommand
type Operations = Pick<ConsoleOperations, Exclude<SessionOperation, SiteCommand>> & SiteCommands
export type CommandBody<Op extends SessionOperation> = BodyOf<Operations, Op>
export type CommandReply<Op extends SessionOperation> = ReplyOf<Operations, Op>

export interface CommandContext {
  by: string
  at: number
  known: KnownSites
}

export interface Command<Op extends SessionOperation> {
  /** Gives the state that follows, or throws Refusal. */
  apply(state: SessionState, body: CommandBody<Op>, context: CommandContext): SessionState
  reply(after: SessionState): CommandReply<Op>
}

/** Each operation and the rule behind it. */
export const commands: { readonly [Op in SessionOperation]: Command<Op> } = {
  'session.take': {
    apply: (state, body, { by, at, known }) => takeProgram(state, { ...body, by, at }, known),
    reply: ({ program }) => ({ revision: program.revision }),
  },
  ...floorCommands,
}
