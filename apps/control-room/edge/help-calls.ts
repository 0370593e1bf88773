import type { SiteId } from '#contract'
import type { Incident } from '#contract/readiness'
import type { NoteStore } from '../stores/note-store.ts'

export interface HelpCallContext {
  notes: Pick<NoteStore, 'attention' | 'drop'>
  nameOf: (site: SiteId) => string
  answer: (incident: string) => void
}

/**
 * Tells each call for help over the wall, whatever tab is open, until an operator answers it, here or elsewhere. Gets
 * every list of incidents; what waited before this page was opened is counted, and told to nobody anew.
 */
export function createHelpCallNotes({ notes, nameOf, answer }: HelpCallContext) {
  const told = new Map<string, number>()
  let known: Set<string> | null = null
  return (incidents: readonly Incident[]): void => {
    const waiting = incidents.filter(({ cause, state }) => cause.kind === 'help' && state.state === 'opened')
    const before = known
    known = new Set(waiting.map(({ id }) => id))
    for (const [id, note] of told)
      if (!known.has(id)) {
        told.delete(id)
        notes.drop(note)
      }
    for (const { id, site, cause } of waiting) {
      if (!before || before.has(id)) continue
      const said = cause.kind === 'help' && cause.words ? `: ${cause.words}` : '.'
      const note = notes.attention(
        { vi: `${nameOf(site)} gọi hỗ trợ${said}`, en: `${nameOf(site)} calls for help${said}` },
        { label: { vi: 'Nhận xử lý', en: 'See to it' }, run: () => answer(id) },
      )
      told.set(id, note)
    }
  }
}
