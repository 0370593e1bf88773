import { createContext, useContext } from 'react'
import { useLive } from '#browser/live-state'
import { type Labels, nameOf } from '#browser/meeting'
import type { Chair } from '../state/chair.ts'

export const ChairContext = createContext<Chair | null>(null)

export function useChair(): Chair {
  const chair = useContext(ChairContext)
  if (!chair) throw new Error('useChair outside <ChairContext>')
  return chair
}

const noLabels: Labels = {}

/** Gives the name of a site on screen. */
export function useNames(): (site: string) => string {
  const labels = useLive(useChair().registry, (state) => (state.kind === 'ready' ? state.labels : noLabels))
  return (site) => nameOf(labels, site)
}
