import { beginSession, type ErrorDetails, Refusal, type Scene, type SiteId } from '#contract'

/** The registry of the rules' tests: the centre, two provinces, four communes. */
export const sites = [
  ...['VN', 'VN-25', 'VN-25-07900', 'VN-25-07894', 'VN-25-07909', 'VN-19', 'VN-19-05443'],
] as const
export const known = {
  byId: (site: SiteId) => (sites.some((each) => each === site) ? { site } : undefined),
}

/** A session of the centre as it begins; its floor takes three microphones. */
export const begun = beginSession({
  id: 's',
  title: 'Giao ban',
  owner: 'VN',
  chair: 'VN',
  bound: 3,
  by: 'Hà',
  at: 0,
})

export const full = (site: SiteId): Scene => ({ layout: 'full', slots: [{ kind: 'site', site }] })

/** What it refuses with. Fails when it does not refuse. */
export function refusalOf(run: () => unknown): { code: string; details: ErrorDetails } {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('not refused')
}
