import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { Incident, IncidentOwner } from '#contract/readiness'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createHelpCallNotes } from './help-calls.ts'
import { createUnderWay } from './under-way.ts'

/** The incidents of this tier that are not over, and what an operator does about them. */
export interface IncidentOrders {
  live: Live<readonly Incident[]>
  /** Incidents about which something is being ordered. */
  pending: Live<ReadonlySet<string>>
  answer(incident: string): Promise<boolean>
  /** Calls it fixed; a note of spaces is none. */
  fix(incident: string, note: string): Promise<boolean>
  /** A call for help is over without a test. */
  close(incident: string): Promise<boolean>
  assign(incident: string, owner: IncidentOwner): Promise<boolean>
}

/** Each order resolves whether it was taken. */
export function createIncidentOrders(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>,
  notes: Pick<NoteStore, 'failed' | 'attention' | 'drop'>,
  nameOf: (site: SiteId) => string,
): IncidentOrders {
  const live = createLive<readonly Incident[]>([])
  const underWay = createUnderWay(notes)
  const order = async (incident: string, ask: () => Promise<unknown>): Promise<boolean> =>
    (await underWay.order(incident, ask)) !== undefined
  const answer = (incident: string) =>
    order(incident, () => connection.request('incidents.answer', { incident }))
  const tellHelpCalls = createHelpCallNotes({ notes, nameOf, answer: (incident) => void answer(incident) })
  connection.onNotice('incidents', ({ incidents }) => {
    live.set(incidents)
    tellHelpCalls(incidents)
  })

  return {
    live,
    pending: underWay.live,
    answer,
    fix: (incident, note) =>
      order(incident, () => connection.request('incidents.fix', { incident, note: note.trim() || null })),
    close: (incident) => order(incident, () => connection.request('incidents.close', { incident })),
    assign: (incident, owner) =>
      order(incident, () => connection.request('incidents.assign', { incident, owner })),
  }
}
