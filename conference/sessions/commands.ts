import type { BodyOf, ReplyOf, SessionState } from '#contract'
import type { ConsoleOperations, floorOperations } from '#contract/console'
import type { SiteCommand, SiteCommands } from '#contract/room'
import { type AuthorityOperation, authorityCommands } from './authority-commands.ts'
import { type ContentCommand, contentCommands } from './content-commands.ts'
import { type CueCommand, cueCommands } from './cue-commands.ts'
import { floorCommands } from './floor-commands.ts'
import { type PatrolCommand, patrolCommands } from './patrol-commands.ts'
import { type ProgramCommand, programCommands } from './program-commands.ts'
import type { Given } from './rules/change-authority.ts'
import { takeFor } from './rules/take-for-tier.ts'

/** What changes a session: operations of its consoles, and what its sites ask. */
export type SessionOperation =
  | 'session.take'
  | keyof typeof floorOperations
  | AuthorityOperation
  | PatrolCommand
  | ProgramCommand
  | ContentCommand
  | CueCommand
  | SiteCommand
type Operations = Pick<ConsoleOperations, Exclude<SessionOperation, SiteCommand>> & SiteCommands
export type CommandBody<Op extends SessionOperation> = BodyOf<Operations, Op>
export type CommandReply<Op extends SessionOperation> = ReplyOf<Operations, Op>

/** Who gives a command, from which tier, when; and what there is. */
export type CommandContext = Given

export interface Command<Op extends SessionOperation> {
  /** Gives the state that follows, or throws Refusal. */
  apply(state: SessionState, body: CommandBody<Op>, context: CommandContext): SessionState
  reply(after: SessionState, body: CommandBody<Op>): CommandReply<Op>
}

/** Each operation and the rule behind it. */
export const commands: { readonly [Op in SessionOperation]: Command<Op> } = {
  'session.take': {
    apply: takeFor,
    reply: ({ program }) => ({ revision: program.revision }),
  },
  ...floorCommands,
  ...authorityCommands,
  ...patrolCommands,
  ...programCommands,
  ...contentCommands,
  ...cueCommands,
}
