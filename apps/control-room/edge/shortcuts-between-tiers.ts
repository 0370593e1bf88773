import type { Desk } from '../desk.ts'
import { islandOf } from '../state/control.ts'
import { incoming } from '../state/requests.ts'
import { standingOf } from './standing.ts'

/** Keys that settle something with another tier: answering its first request, going on alone without it. */
export function obeyBetweenTiers(desk: Desk, asked: 'accept' | 'control-here'): void {
  const { node, connected, rights } = standingOf(desk)
  const sessions = desk.sessions.live.get()
  if (!connected || !rights.includes('display') || sessions.kind !== 'known') return
  if (asked === 'control-here') {
    const parent = desk.greeting.get()?.parent ?? null
    const island = islandOf(node, parent, desk.links.get(), sessions.sessions)
    if (island.kind === 'alone' && !island.part) void desk.authority.openPart(island.whole)
    return
  }
  const [first] = sessions.current ? incoming(sessions.current, node) : []
  if (first) void desk.authority.answer(first.id, { kind: 'accept' })
}
