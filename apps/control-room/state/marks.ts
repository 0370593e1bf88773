import type { LineGrade, SiteStatus } from '#contract'

/** What a site's status says about it on the wall and in its panel. */
export interface Marks {
  state: SiteStatus['state']
  /** Agreement of the site's screen with what is ordered; null while the site isn't connected. */
  display: SiteStatus['display'] | null
  faults: readonly Fault[]
  /** Unix milliseconds, 0: none. */
  stillAt: number
  /** When an absent site was last there, Unix milliseconds; null: it is there, or was never seen. */
  goneAt: number | null
  /** Its media takes the detour over TCP. */
  overTcp: boolean
  /** How good its line is; null: not known. */
  line: LineGrade | null
}
export type Fault =
  | 'display-differing'
  | 'camera-lost'
  | 'camera-denied'
  | 'camera-absent'
  | 'microphone-lost'
  | 'microphone-denied'

/** Pages send a still every 5 s; after six of them are missing the picture may be of another situation. Milliseconds. */
const STILL_HOLDS_MS = 30_000

/** Whether the wall's picture is too old to stand for the room as it is now. */
export const isStaleStill = (stillAt: number, now: number): boolean =>
  stillAt > 0 && now - stillAt > STILL_HOLDS_MS

export function marksOf(status: SiteStatus | undefined): Marks {
  if (!status)
    return {
      ...{ state: 'absent', display: null, faults: [], stillAt: 0, goneAt: null },
      ...{ overTcp: false, line: null },
    }
  return {
    state: status.state,
    display: status.state === 'connected' ? status.display : null,
    faults: status.state === 'absent' ? [] : faultsOf(status),
    stillAt: status.stillAt,
    goneAt: status.state === 'absent' && status.since > 0 ? status.since : null,
    overTcp: status.state === 'connected' && status.transport === 'tcp',
    line: (status.state === 'connected' && status.line) || null,
  }
}

function faultsOf({ state, display, devices: { camera, microphone } }: SiteStatus): Fault[] {
  const faults: Fault[] = []
  if (state === 'connected' && display === 'differing') faults.push('display-differing')
  if (camera === 'lost') faults.push('camera-lost')
  if (camera === 'denied') faults.push('camera-denied')
  if (camera === 'absent') faults.push('camera-absent')
  if (microphone === 'lost') faults.push('microphone-lost')
  if (microphone === 'denied') faults.push('microphone-denied')
  return faults
}
