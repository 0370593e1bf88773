import type { SessionState } from '#contract'
import type { EventBody } from '#contract/events'
import { screenEventsBetween } from './rules/screen-events.ts'
import type { AlsoWrite, Stored, Written } from './session-store.ts'

/** What one transaction is going to write. */
export interface Draft {
  owned: SessionState[]
  /** Ids of the owned sessions that are to be written. */
  changed: Set<string>
  /** Ids of the owned sessions that are to go. */
  removed: Set<string>
  events: { at: number; body: EventBody }[]
  replicasChanged: boolean
  /** Belongs to an event and is written with it. */
  alsoWrite: AlsoWrite[]
  put(state: SessionState, events: readonly EventBody[], at: number): void
  remove(id: string, events: readonly EventBody[], at: number): void
  record(body: EventBody, at: number, also?: AlsoWrite): void
  copyReplicas(): void
}

export function beginDraft(owned: readonly SessionState[]): Draft {
  const draft: Draft = {
    owned: [...owned],
    changed: new Set(),
    removed: new Set(),
    events: [],
    replicasChanged: false,
    alsoWrite: [],
    put(state, events, at) {
      const index = draft.owned.findIndex(({ id }) => id === state.id)
      const before = draft.owned[index] ?? null
      draft.owned = index < 0 ? [...draft.owned, state] : draft.owned.with(index, state)
      draft.changed.add(state.id)
      for (const body of [...events, ...screenEventsBetween(before, state)]) draft.record(body, at)
    },
    remove(id, events, at) {
      draft.owned = draft.owned.filter((state) => state.id !== id)
      draft.removed.add(id)
      // The others are written anew with their new positions.
      draft.changed = new Set(draft.owned.map((state) => state.id))
      for (const body of events) draft.record(body, at)
    },
    record(body, at, also) {
      draft.events.push({ at, body })
      if (also) draft.alsoWrite.push(also)
    },
    copyReplicas() {
      draft.replicasChanged = true
    },
  }
  return draft
}

export function isUnchanged(draft: Draft): boolean {
  return !changesOwned(draft) && draft.events.length === 0 && !draft.replicasChanged
}

export function changesOwned({ changed, removed }: Draft): boolean {
  return changed.size > 0 || removed.size > 0
}

/** Gives the events their sequences, which go on from the stored ones without a gap. */
export function toWrite(draft: Draft, { sequence, replicas }: Stored): Written {
  return {
    owned: draft.owned
      .map((state, position) => ({ state, position }))
      .filter(({ state }) => draft.changed.has(state.id)),
    removed: [...draft.removed],
    replicas: draft.replicasChanged ? replicas : null,
    events: draft.events.map((event, index) => ({ ...event, sequence: sequence + index + 1 })),
    alsoWrite: draft.alsoWrite,
  }
}
