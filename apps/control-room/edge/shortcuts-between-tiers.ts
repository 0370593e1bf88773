import type { ShowRequest } from '#contract'
import type { Desk } from '../desk.ts'
import { islandOf, partChoice } from '../state/control.ts'
import { incoming, siteToOffer } from '../state/requests.ts'
import type { Shortcut } from '../state/shortcut.ts'
import { standingOf } from './standing.ts'
import { drawTab } from './tab-keys.ts'

/** Where the requests between tiers stand among the tabs of the right column, from 0. */
const REQUESTS_TAB = 1
/** The field for the reason of a refusal, of the first request. */
export const REASON_FIELD = 'why-refused'

type Asked = Extract<Shortcut['kind'], 'accept' | 'refuse' | 'counter' | 'control-here'>

/** Keys that settle something with another tier: answering its first request, a program of this tier's own. */
export function obeyBetweenTiers(desk: Desk, asked: Asked, document: Document): void {
  const { node, connected, rights } = standingOf(desk)
  const sessions = desk.sessions.live.get()
  if (!connected || !rights.includes('display') || sessions.kind !== 'known') return
  const { current } = sessions
  if (asked === 'control-here') {
    const parent = desk.greeting.get()?.parent ?? null
    const island = islandOf(node, parent, desk.links.get(), sessions.sessions)
    if (island.kind === 'alone' && !island.part) void desk.authority.openPart(island.whole)
    else if (current && partChoice(current, node, sessions.sessions) === 'begin')
      void desk.authority.openPart(current)
    return
  }
  const [first] = current ? incoming(current, node) : []
  if (first) answerFirst(desk, first, asked, document)
}

function answerFirst(
  desk: Desk,
  first: ShowRequest,
  asked: Exclude<Asked, 'control-here'>,
  document: Document,
): void {
  switch (asked) {
    case 'accept':
      void desk.authority.answer(first.id, { kind: 'accept' })
      break
    case 'refuse':
      drawTab(desk, REQUESTS_TAB)
      document.getElementById(REASON_FIELD)?.focus()
      break
    case 'counter': {
      const site = siteToOffer(first, desk.view.live.get().site)
      if (site !== null) void desk.authority.answer(first.id, { kind: 'counter', site, reason: '' })
    }
  }
}
