import type { audienceOperations } from '#contract/console'
import type { Command } from './command.ts'
import { closeProgram, openProgram, takeForAudience } from './rules/change-programs.ts'

export type ProgramCommand = keyof typeof audienceOperations

/** Programs of their own for some audiences. */
export const programCommands: { readonly [Op in ProgramCommand]: Command<Op> } = {
  'audience.open': {
    apply: openProgram,
    reply: ({ programs }) => ({ program: programs.at(-1)?.id ?? '' }),
  },
  'audience.take': {
    apply: takeForAudience,
    reply: ({ programs }, { program }) => ({
      revision: programs.find(({ id }) => id === program)?.program.revision ?? 0,
    }),
  },
  'audience.close': {
    apply: (state, { program }, context) => closeProgram(state, program, context),
    reply: () => ({}),
  },
}
