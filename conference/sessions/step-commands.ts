import type { ScriptSteps } from '#contract/script'
import type { Command } from './command.ts'
import { stepSession } from './rules/step-session.ts'

/** What a script asks of its session. */
export const stepCommands: { readonly [Op in keyof ScriptSteps]: Command<Op> } = {
  'session.step': {
    apply: stepSession,
    reply: ({ program, floor }, _step, before) => ({
      revision: program.revision,
      opened: floor.open.filter((site) => !before.floor.open.includes(site)),
      closed: before.floor.open.filter((site) => !floor.open.includes(site)),
    }),
  },
}
