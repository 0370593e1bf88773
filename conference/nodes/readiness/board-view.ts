import { type Ageing, ageingOf, boardFigures, boardSite } from '#conference/readiness'
import type { ReadinessState } from '#conference/readiness-store'
import type { SiteId } from '#contract'
import type { Board, BoardSite, LineRecord, Thresholds } from '#contract/readiness'
import type { NamedSite } from './sites-within.ts'

/** As many tests of each site stand on the board: those that its trend is of. The rest is told when it is asked for. */
const SHOWN_TESTS = 6

export type Figures = Omit<Board, 'sites'>

/** The board as it was last looked at; a row is the same object until it says something else. */
export interface BoardNow {
  figures: Figures
  sites: readonly BoardSite[]
}

export interface BoardView {
  /** These sites were tested, came or went. */
  touch(sites: readonly SiteId[]): void
  /** Looks again at what was touched, and at what has become too old meanwhile (N56). */
  look(): BoardNow
  latest(): BoardNow
}

export interface BoardViewOptions {
  /** Every site of the tier now, in the order of their ids; the same list until it changes. */
  sites: () => readonly NamedSite[]
  state: () => ReadinessState
  isConnected: (site: SiteId) => boolean
  phoneOf: (site: SiteId) => string | null
  lines: () => readonly LineRecord[]
  thresholds: Thresholds
  now: () => number
}

export function createBoardView(options: BoardViewOptions): BoardView {
  const { sites, state, isConnected, phoneOf, lines, thresholds, now } = options
  let labels: ReadonlyMap<SiteId, string> = new Map()
  let listed: readonly NamedSite[] | null = null
  const rows = new Map<SiteId, BoardSite>()
  /** How the proof of each row was for its age, when the row was made. */
  const ageings = new Map<SiteId, Ageing>()
  const touched = new Set<SiteId>()
  let latest: BoardNow | null = null

  const rowOf = (site: SiteId, label: string, at: number): BoardSite => {
    const proof = state().proofs.get(site)
    const entry = { site, label, connected: isConnected(site), phone: phoneOf(site) }
    const sources = {
      verdicts: new Map(proof ? [[site, proof.verdict]] : []),
      histories: new Map(proof ? [[site, proof.history.slice(-SHOWN_TESTS)]] : []),
      ...{ lines: lines(), thresholds },
    }
    return boardSite(entry, sources, at)
  }
  const ageingNow = ({ provedAt }: BoardSite, at: number) => ageingOf(provedAt, at, thresholds.maxAgeMs)

  /** Sites that came or went, or are called otherwise. */
  const relabel = () => {
    const next = sites()
    if (next === listed) return
    listed = next
    const before = labels
    labels = new Map(next.map(({ site, label }) => [site, label]))
    for (const [site, label] of labels) if (before.get(site) !== label) touched.add(site)
    for (const site of before.keys()) {
      if (labels.has(site)) continue
      rows.delete(site)
      ageings.delete(site)
      latest = null
    }
  }

  const look = (): BoardNow => {
    const at = now()
    relabel()
    for (const [site, row] of rows) if (ageingNow(row, at) !== ageings.get(site)) touched.add(site)
    let isSame = latest !== null
    for (const site of touched) {
      const label = labels.get(site)
      if (label === undefined) continue
      const row = rowOf(site, label, at)
      ageings.set(site, ageingNow(row, at))
      const before = rows.get(site)
      if (before && JSON.stringify(before) === JSON.stringify(row)) continue
      rows.set(site, row)
      isSame = false
    }
    touched.clear()
    const all = isSame && latest ? latest.sites : [...labels.keys()].flatMap((site) => rows.get(site) ?? [])
    latest = { figures: boardFigures(all, at), sites: all }
    return latest
  }

  return {
    touch(some) {
      for (const site of some) touched.add(site)
    },
    look,
    latest: () => latest ?? look(),
  }
}
