import { createContext, useContext, useEffect, useState } from 'react'
import { createLive, type Live, useLive } from '#browser/live-state'
import type { Account } from '#contract/accounts'
import type { Right } from '#contract/console'
import type { Address } from '../state/address.ts'
import type { Answer, Asked } from '../state/asked.ts'
import type { NodeToldOf, Office } from '../state/office.ts'

/** What a page is given: the office, where one is, and the node that one is signed in to. */
export interface Desk {
  office: Office
  address: Address
  node: NodeToldOf
  /** Who signed in by name; null: by a link. */
  account: Account | null
}

export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('useDesk outside <DeskContext>')
  return desk
}

export const useRight = (right: Right): boolean => useDesk().node.rights.includes(right)

/** One value of the address's query; empty when it is not there. */
export const useQuery = (key: string): string =>
  useLive(useDesk().address.live, ({ query }) => query[key] ?? '')

export interface AskedHere<T> {
  answer: Answer<T>
  /** Asks at once, after something was ordered. */
  again: () => Promise<void>
}

const nothingYet: Live<Answer<never>> = createLive<Answer<never>>({ kind: 'asked' })

/** A question that is asked again and again while the component is there. `ask` is taken as it was at first. */
export function useAsked<T>(ask: (office: Office) => Promise<T>): AskedHere<T> {
  const { office } = useDesk()
  const [first] = useState(() => ask)
  const [asked, setAsked] = useState<Asked<T> | null>(null)
  useEffect(() => {
    const made = office.asking(() => first(office))
    setAsked(made)
    return made.close
  }, [office, first])
  const answer = useLive<Answer<T>, Answer<T>>(asked?.live ?? nothingYet, (now) => now)
  return { answer, again: async () => asked?.again() }
}
