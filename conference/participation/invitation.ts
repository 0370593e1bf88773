import { standingOf } from '#conference/calendar'
import type { Acknowledgement, Plan } from '#contract/calendar'
import type { ParticipantInvitation } from '#contract/participation'

/** How an invited site has answered to the plan of the session (J13). */
export function invitationOf(
  plan: Pick<Plan, 'asking'>,
  given: Acknowledgement | undefined,
): ParticipantInvitation {
  const standing = standingOf(plan, given)
  if (!given) return { standing, answer: null }
  const { at, by, way, answer } = given
  const said = answer.is === 'absent' ? { attendees: [], absent: answer.reason } : { ...answer, absent: null }
  return { standing, answer: { at, by, way, attendees: said.attendees, absent: said.absent } }
}
