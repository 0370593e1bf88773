import type { floorOperations } from '#contract/console'
import type { SiteCommand } from '#contract/room'
import type { ScriptSteps } from '#contract/script'
import { type AuthorityOperation, authorityCommands } from './authority-commands.ts'
import type { Command } from './command.ts'
import { type ContentCommand, contentCommands } from './content-commands.ts'
import { type CueCommand, cueCommands } from './cue-commands.ts'
import { floorCommands } from './floor-commands.ts'
import { type PatrolCommand, patrolCommands } from './patrol-commands.ts'
import { type ProgramCommand, programCommands } from './program-commands.ts'
import { takeFor } from './rules/take-for-tier.ts'
import { stepCommands } from './step-commands.ts'

/** What changes a session: operations of its consoles, steps of a script, and what its sites ask. */
export type SessionOperation =
  | 'session.take'
  | keyof typeof floorOperations
  | AuthorityOperation
  | PatrolCommand
  | ProgramCommand
  | ContentCommand
  | CueCommand
  | keyof ScriptSteps
  | SiteCommand
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
  ...stepCommands,
}
