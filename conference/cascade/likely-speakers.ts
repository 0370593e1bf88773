import { mayFollow, type Scene, type Screen, type SessionState, type SiteId, speakerOf } from '#contract'

/** As many cameras as are kept warm in a session: who speaks next is mostly one of a few. */
export const MOST_LIKELY = 4

/** Who may speak next (K24): of the open microphones the one opened last first, then the invited in their order. */
export function likelySpeakers(session: SessionState): SiteId[] {
  const { open, invited } = session.floor
  const speaker = speakerOf(session)
  const candidates = new Set([...open.toReversed(), ...invited.map(({ site }) => site)])
  return [...candidates].filter((site) => site !== speaker && mayFollow(session, site)).slice(0, MOST_LIKELY)
}

/** What these scenes would show in the slots that follow the speaker, for each who may speak next. */
export function screensOfLikelySpeakers(session: SessionState, scenes: readonly Scene[]): Screen[] {
  const following = scenes.filter(({ slots }) => slots.some(({ kind }) => kind === 'speaker'))
  if (following.length === 0) return []
  return likelySpeakers(session).flatMap((site) =>
    following.map(({ layout, slots }) => ({
      layout,
      slots: slots.map(({ kind }) => (kind === 'speaker' ? { kind: 'site', site } : { kind: 'empty' })),
    })),
  )
}
