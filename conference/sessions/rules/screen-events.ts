import { namedSites } from '#conference/scenes'
import { type Program, type Screen, type SessionState, type SiteId, screensOf } from '#contract'
import type { EventBody } from '#contract/events'

/** What the record says of who came into slots that name nobody, or left them (P31); nothing when all are the same. */
export function screenEventsBetween(before: SessionState | null, after: SessionState): EventBody[] {
  const [was, is] = [before ? unnamedOn(before) : nobody, unnamedOn(after)]
  if (String(was.main) === String(is.main) && String(was.audiences) === String(is.audiences)) return []
  return [{ kind: 'screen.changed', session: after.id, ...is }]
}

interface Unnamed {
  main: SiteId[]
  audiences: SiteId[]
}
const nobody: Unnamed = { main: [], audiences: [] }

/** Whose pictures are shown though their scene does not name them; each once, in the order of their ids. */
function unnamedOn(session: SessionState): Unnamed {
  const [main, ...audiences] = screensOf(session)
  return {
    main: main ? unnamedIn(main, session.program) : [],
    audiences: once(
      session.programs.flatMap(({ program }, index) => {
        const screen = audiences[index]
        return screen ? unnamedIn(screen, program) : []
      }),
    ),
  }
}

function unnamedIn({ slots }: Screen, { scene }: Program): SiteId[] {
  const named = new Set(namedSites(scene))
  return once(slots.flatMap((slot) => (slot.kind === 'site' && !named.has(slot.site) ? [slot.site] : [])))
}

const once = (sites: readonly SiteId[]): SiteId[] => [...new Set(sites)].toSorted()
