import type { Command } from './command.ts'
import { cancelCountdown, closeCue, countDown, openCue } from './rules/cue.ts'

export type CueCommand = 'cue.open' | 'cue.countdown' | 'cue.cancel' | 'cue.close' | 'cue.leave'

/** Private talks of operators with a site; the site ends its own. */
export const cueCommands: { readonly [Op in CueCommand]: Command<Op> } = {
  'cue.open': {
    apply: (state, { site }, context) => openCue(state, site, context),
    reply: () => ({}),
  },
  'cue.countdown': {
    apply: (state, { site, seconds }, context) => countDown(state, site, seconds, context),
    reply: () => ({}),
  },
  'cue.cancel': {
    apply: (state, { site }, context) => cancelCountdown(state, site, context),
    reply: () => ({}),
  },
  'cue.close': {
    apply: (state, { site }) => closeCue(state, site),
    reply: () => ({}),
  },
  'cue.leave': {
    apply: (state, { site }) => closeCue(state, site),
    reply: () => ({}),
  },
}
