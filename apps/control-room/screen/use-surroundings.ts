import { useMemo } from 'react'
import { useLive } from '#browser/live-state'
import type { SiteId } from '#contract'
import { visibleSlots } from '../state/preview.ts'
import { sitesOf } from '../state/scene-change.ts'
import { useDesk, useSession } from './use-desk.ts'

export interface Surroundings {
  onAir: ReadonlySet<SiteId>
  inPreview: ReadonlySet<SiteId>
  openMicrophones: ReadonlySet<SiteId>
}

/** Which sites are on air, in preview, and may be heard. */
export function useSurroundings(): Surroundings {
  const session = useSession()
  const { layout, slots } = useLive(useDesk().preview, (preview) => preview)
  return useMemo(
    () => ({
      onAir: new Set(session ? sitesOf(session.program.scene) : []),
      inPreview: new Set(
        visibleSlots({ layout, slots, selected: 0, armed: false }).filter((site) => site !== null),
      ),
      openMicrophones: new Set(session?.floor.open ?? []),
    }),
    [session, layout, slots],
  )
}
