import { useEffect, useRef, useState } from 'react'
import { useDesk, useQuery } from './use-office.ts'

const REST_MS = 400

/**
 * What a list is looked through for, as `q` in the address. Typed, it is written there when the hands rest (browsers count
 * how often); where the search over everything leads here, the list is looked through for what its address says.
 */
export function useTyped(): [string, (typed: string) => void] {
  const { address } = useDesk()
  const asked = useQuery('q')
  const [typed, setTyped] = useState(asked)
  const noted = useRef(asked)
  useEffect(() => {
    const timer = setTimeout(() => {
      noted.current = typed
      address.note({ q: typed })
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [typed, address])
  useEffect(() => {
    if (asked === noted.current) return
    noted.current = asked
    setTyped(asked)
  }, [asked])
  return [typed, setTyped]
}
