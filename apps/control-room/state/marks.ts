import type { SiteId, SiteStatus } from '#contract'

/** What a tile of the wall says about its site. */
export interface Marks {
  state: SiteStatus['state']
  onAir: boolean
  inPreview: boolean
  microphoneOpen: boolean
  /** Agreement of the site's screen with what is ordered; null while the site isn't connected. */
  display: SiteStatus['display'] | null
  faults: readonly Fault[]
  stillAt: number
}
export type Fault =
  | 'camera-lost'
  | 'camera-denied'
  | 'camera-absent'
  | 'microphone-lost'
  | 'microphone-denied'

export interface Surroundings {
  onAir: ReadonlySet<SiteId>
  inPreview: ReadonlySet<SiteId>
  openMicrophones: ReadonlySet<SiteId>
}

export function marksOf(site: SiteId, status: SiteStatus | undefined, around: Surroundings): Marks {
  return {
    state: status?.state ?? 'absent',
    onAir: around.onAir.has(site),
    inPreview: around.inPreview.has(site),
    microphoneOpen: around.openMicrophones.has(site),
    display: status && status.state === 'connected' ? status.display : null,
    faults: status && status.state !== 'absent' ? faultsOf(status.devices) : [],
    stillAt: status?.stillAt ?? 0,
  }
}

function faultsOf({ camera, microphone }: SiteStatus['devices']): Fault[] {
  const faults: Fault[] = []
  if (camera === 'lost') faults.push('camera-lost')
  if (camera === 'denied') faults.push('camera-denied')
  if (camera === 'absent') faults.push('camera-absent')
  if (microphone === 'lost') faults.push('microphone-lost')
  if (microphone === 'denied') faults.push('microphone-denied')
  return faults
}
