import type { BodyOf, ReplyOf, SessionState } from '#contract'
import type { ConsoleOperations } from '#contract/console'
import { closeAllMicrophones } from './rules/close-all-microphones.ts'
import { closeMicrophone } from './rules/close-microphone.ts'
import type { KnownSites } from './rules/membership.ts'
import { openMicrophone } from './rules/open-microphone.ts'
import { takeProgram } from './rules/take-program.ts'

/** Operations that change a session. */
export type SessionOperation = 'session.take' | 'floor.open' | 'floor.close' | 'floor.close-all'
export type CommandBody<Op extends SessionOperation> = BodyOf<ConsoleOperations, Op>
export type CommandReply<Op extends SessionOperation> = ReplyOf<ConsoleOperations, Op>

export interface CommandContext {
  by: string
  at: number
  known: KnownSites
}

interface Command<Op extends SessionOperation> {
  /** Gives the state that follows, or throws Refusal. */
  apply(state: SessionState, body: CommandBody<Op>, context: CommandContext): SessionState
  reply(after: SessionState): CommandReply<Op>
}

/** Each operation and the rule behind it. */
export const commands: { readonly [Op in SessionOperation]: Command<Op> } = {
  'session.take': {
    apply: (state, { seen, scene }, { by, at, known }) => takeProgram(state, { seen, scene, by, at }, known),
    reply: ({ program }) => ({ revision: program.revision }),
  },
  'floor.open': {
    apply: (state, { site }, { known }) => openMicrophone(state, site, known),
    reply: () => ({}),
  },
  'floor.close': {
    apply: (state, { site }) => closeMicrophone(state, site),
    reply: () => ({}),
  },
  'floor.close-all': { apply: closeAllMicrophones, reply: () => ({}) },
}
