import type { floorOperations } from '#contract/console'
import type { SiteCommand } from '#contract/room'
import { type Command, silent } from './command.ts'
import { boundFloor } from './rules/bound-floor.ts'
import { closeAllMicrophones, closeMicrophone, closeOtherMicrophones } from './rules/close-microphones.ts'
import { acceptInvitation, declineInvitation, invite, withdrawInvitation } from './rules/invitations.ts'
import { openMicrophone } from './rules/open-microphone.ts'
import { lowerHand, raiseHand } from './rules/raised-hands.ts'

type FloorOperation = keyof typeof floorOperations | Exclude<SiteCommand, 'content.stop' | 'cue.leave'>

/** What operators do with the floor, then what a site asks for itself. */
export const floorCommands: { readonly [Op in FloorOperation]: Command<Op> } = {
  'floor.open': silent((state, { site }, context) => openMicrophone(state, site, context)),
  'floor.close': silent((state, { site }, { by, at }) => closeMicrophone(state, site, { by, at })),
  'floor.close-all': silent((state, _, { by, at }) => closeAllMicrophones(state, { by, at })),
  'floor.close-others': silent((state, _, { by, at }) => closeOtherMicrophones(state, { by, at })),
  'floor.invite': silent((state, { site }, context) => invite(state, site, context)),
  'floor.withdraw': silent((state, { site }) => withdrawInvitation(state, site)),
  'floor.lower': silent((state, { site }) => lowerHand(state, site)),
  'floor.bound': silent((state, { bound }) => boundFloor(state, bound)),
  'hand.raise': silent((state, { site }, context) => raiseHand(state, site, context)),
  'hand.lower': silent((state, { site }) => lowerHand(state, site)),
  'invitation.accept': silent((state, { site }, context) => acceptInvitation(state, site, context)),
  'invitation.decline': silent((state, { site }) => declineInvitation(state, site)),
  'microphone.close': silent((state, { site }) => closeMicrophone(state, site, null)),
}
