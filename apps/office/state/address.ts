import { createLive, type Live } from '#browser/live-state'

/** Where one is, as the address says it: `#/directory?site=VN-25-07900`. */
export interface Place {
  page: string
  /** What is chosen on the page; never a secret. */
  query: Readonly<Record<string, string>>
}

export interface Address {
  live: Live<Place>
  /** Another page, or something else on it, as a step that “back” undoes. */
  go(page: string, query?: Place['query']): void
  /** Writes part of the query without such a step; an empty text takes it out. */
  note(query: Place['query']): void
}

/** Of a window, what the address needs. */
interface AddressBar {
  location: { hash: string }
  history: Pick<History, 'replaceState'>
  addEventListener(event: 'hashchange', heard: () => void): void
}

export function placeOf(hash: string): Place {
  const [page = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  return { page, query: Object.fromEntries(new URLSearchParams(query)) }
}

export function hashOf({ page, query }: Place): string {
  const kept = Object.entries(query).filter(([, value]) => value !== '')
  const text = new URLSearchParams(kept).toString()
  return `#/${page}${text && `?${text}`}`
}

/** The address of a window, as a value that can be watched. It lives as long as the window. */
export function createAddress(window: AddressBar): Address {
  const live = createLive(placeOf(window.location.hash))
  window.addEventListener('hashchange', () => live.set(placeOf(window.location.hash)))
  return {
    live,
    go(page, query = {}) {
      window.location.hash = hashOf({ page, query })
    },
    note(query) {
      const now = live.get()
      const next = { ...now, query: { ...now.query, ...query } }
      const hash = hashOf(next)
      if (hash === hashOf(now)) return
      window.history.replaceState(null, '', hash)
      live.set(placeOf(hash))
    },
  }
}
