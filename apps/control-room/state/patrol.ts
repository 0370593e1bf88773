import {
  MIN_STOP_MS,
  type Patrol,
  type PatrolList,
  type PatrolSettings,
  type SessionState,
  type SiteId,
  type SlotSource,
} from '#contract'
import { type Preview, visibleSlots } from './preview.ts'

const isOf = (patrol: string) => (slot: SlotSource) => slot.kind === 'patrol' && slot.patrol === patrol

/** In how many slots of the program a patrol stands; 0: it is not on air. */
export const slotsOnAir = ({ program }: SessionState, { id }: Pick<Patrol, 'id'>): number =>
  program.scene.slots.filter(isOf(id)).length

/** The patrol that the keys are for: the chosen one, else one on air, else the first. */
export function chiefPatrol(session: SessionState, chosen: string | null): Patrol | null {
  const { patrols } = session
  return (
    patrols.find(({ id }) => id === chosen) ??
    patrols.find((patrol) => slotsOnAir(session, patrol) > 0) ??
    patrols[0] ??
    null
  )
}

/** How long the stop of a patrol goes on, in milliseconds; null: it does not end by itself. */
export function stopLeft(session: SessionState, patrol: Patrol, now: number): number | null {
  if (patrol.state !== 'running' || slotsOnAir(session, patrol) === 0 || patrol.next.length === 0) return null
  const ends = Math.max(patrol.stepSince, session.program.takenAt) + patrol.stepMs
  return Math.max(0, ends - now)
}

/** Of 1: how much of this round has been seen. */
export const shareSeen = ({ seen, total }: Pick<Patrol, 'seen' | 'total'>): number =>
  total === 0 ? 0 : Math.min(1, seen / total)

/**
 * Puts a patrol into as many slots of the preview as it fills: the selected one, then empty ones after it. It leaves
 * those that it had.
 */
export function placePatrol(preview: Preview, { id, slots: most }: Pick<Patrol, 'id' | 'slots'>): Preview {
  const own = isOf(id)
  const cleared = visibleSlots(preview).map((slot): SlotSource => (own(slot) ? { kind: 'empty' } : slot))
  const count = cleared.length
  const inTurn = cleared.map((_, step) => (preview.selected + step) % count)
  const free = inTurn.filter((slot, step) => step === 0 || cleared[slot]?.kind === 'empty')
  const taken = new Set(free.slice(0, most))
  const placed = cleared.map(
    (slot, at): SlotSource => (taken.has(at) ? { kind: 'patrol', patrol: id } : slot),
  )
  const isContent = preview.layout.startsWith('content')
  const before = isContent ? preview.contentSlots : preview.slots
  const slots = [...placed, ...before.slice(count)]
  return { ...preview, ...(isContent ? { contentSlots: slots } : { slots }), armed: false }
}

/** Whom a patrol goes round: a unit, what the wall shows, or, when it is changed, whom it did before. */
export type ListChoice = 'below' | 'shown' | 'kept'

export interface PatrolForm {
  name: string
  list: ListChoice
  seconds: number
  slots: number
  order: PatrolSettings['order']
}

export const firstForm: PatrolForm = {
  name: '',
  list: 'below',
  seconds: 10,
  slots: 1,
  order: 'unseen-longest',
}

/** The form of a patrol that is to be changed. */
export const formOf = ({ name, stepMs, slots, order }: PatrolSettings): PatrolForm => ({
  name,
  list: 'kept',
  seconds: stepMs / 1000,
  slots,
  order,
})

export const MIN_SECONDS = MIN_STOP_MS / 1000
/** As many chosen sites as a patrol can have. */
export const MOST_CHOSEN = 512

/** What the form orders; `unit` and `shown` are what the tree and the wall show. Null: there is nobody to go round. */
export function settingsOf(
  form: PatrolForm,
  {
    unit,
    shown,
    fallback,
    kept = null,
  }: { unit: SiteId; shown: readonly SiteId[]; fallback: string; kept?: PatrolList | null },
): PatrolSettings | null {
  const sites = shown.slice(0, MOST_CHOSEN)
  if (form.list === 'shown' && sites.length === 0) return null
  return {
    name: form.name.trim().slice(0, 80) || fallback.slice(0, 80),
    list:
      form.list === 'shown'
        ? { kind: 'sites', sites }
        : form.list === 'kept' && kept
          ? kept
          : { kind: 'below', unit },
    stepMs: Math.round(Math.max(MIN_SECONDS, form.seconds) * 1000),
    slots: form.slots,
    order: form.order,
  }
}
