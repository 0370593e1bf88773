import { beginSession, type SessionState, type ShowRequest } from '#contract'

export { registry, status } from '#browser/meeting/testing'

export const session = (programRevision: number, changes: Partial<SessionState> = {}): SessionState => ({
  ...beginSession({ id: 's1', title: 'Giao ban', owner: 'VN-25', chair: null, bound: 6, by: 'An', at: 0 }),
  revision: programRevision,
  program: {
    revision: programRevision,
    scene: { layout: 'full', slots: [{ kind: 'site', site: `VN-25-0000${programRevision}` }] },
    takenBy: 'An',
    takenAt: 1000 + programRevision,
  },
  ...changes,
})

/** The centre asks Phú Thọ to show Việt Trì. */
export const showRequest = (changes: Partial<ShowRequest> = {}): ShowRequest => ({
  id: 'r1',
  site: 'VN-25-07900',
  province: 'VN-25',
  from: 'VN',
  by: 'Hà',
  askedAt: 0,
  expiresAt: 60_000,
  note: '',
  state: 'pending',
  answeredBy: '',
  answeredAt: 0,
  reason: '',
  counter: null,
  ...changes,
})
