import type { Command } from './command.ts'
import { endContent, present } from './rules/present-content.ts'

export type ContentCommand = 'content.present' | 'content.stop'

/** Whose content is shown; a site ends its own. */
export const contentCommands: { readonly [Op in ContentCommand]: Command<Op> } = {
  'content.present': {
    apply: (state, { site }, context) => present(state, site, context),
    reply: () => ({}),
  },
  'content.stop': {
    apply: (state, { site }) => endContent(state, site),
    reply: () => ({}),
  },
}
