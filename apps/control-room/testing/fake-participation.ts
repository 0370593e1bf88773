import { type BodyOf, Refusal, type ReplyOf } from '#contract'
import type { ConsoleOperation, ConsoleOperations } from '#contract/console'
import { standingOf } from '../state/participation.ts'
import type { FakeState } from './fake-state.ts'

type Answers = { [Op in ConsoleOperation]?: (body: never, by: string) => ReplyOf<ConsoleOperations, Op> }

/** What a node that pretends knows of participation: filtered like at a real one, but by the label as it is. */
export function answersOnParticipation(state: FakeState): Answers {
  const known = (session: string) => {
    if (!state.participation) throw new Refusal('session.unknown', { session })
    return state.participation
  }
  return {
    'participation.get'({
      session,
      text = '',
      only,
      limit = 100,
    }: BodyOf<ConsoleOperations, 'participation.get'>) {
      const told = known(session)
      const found = told.sites.filter((each) => {
        const isWanted = only === 'spoke' ? (each.spoke?.times ?? 0) > 0 : only === standingOf(each)
        return (only === undefined || isWanted) && each.label.includes(text)
      })
      return { ...told, session, total: found.length, sites: found.slice(0, limit) }
    },
    'participation.export'({ session }: { session: string }) {
      const base64 = btoa(
        `Mã\r\n${known(session)
          .sites.map(({ site }) => site)
          .join('\r\n')}`.replace(/[^\x20-\x7e\r\n]/g, ''),
      )
      return { file: { name: 'tham-du.csv', mime: 'text/csv; charset=utf-8', base64 } }
    },
  }
}
