import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

/** A value outside React that can be watched. Each `set` replaces the value; states are shapes, never patched. */
export interface Live<T> {
  get(): T
  set(next: T): void
  update(change: (before: T) => T): void
  /** Runs `listener` on every change; returns the way to stop. */
  subscribe(listener: (state: T, before: T) => void): () => void
  /** What {@link useLive} reads. */
  readonly store: LiveStore<T>
}

export interface LiveStore<T> {
  getState(): T
  getInitialState(): T
  subscribe(listener: (state: T, before: T) => void): () => void
}

export function createLive<T>(initial: T): Live<T> {
  const store = createStore<T>(() => initial)
  const set = (next: T) => {
    if (!Object.is(next, store.getState())) store.setState(next, true)
  }
  return {
    get: store.getState,
    set,
    update: (change) => set(change(store.getState())),
    subscribe: store.subscribe,
    store,
  }
}

/** The part of a live value that `select` picks; the component draws again when that part changes (by `Object.is`). */
export function useLive<T, U>(live: Pick<Live<T>, 'store'>, select: (state: T) => U): U {
  return useStore(live.store, select)
}
