import { createLive, type Live } from '#browser/live-state'
import type { SiteId } from '#contract'
import type { RoundState } from '#contract/console'
import type { Round } from '#contract/readiness'
import type { RoundDraft } from '../state/round-draft.ts'
import { newlySettled, progressOf } from '../state/rounds.ts'
import type { DeskMemory } from '../stores/desk-memory.ts'
import type { NoteStore } from '../stores/note-store.ts'
import type { ConsoleConnection } from './console-connection.ts'
import { createUnderWay } from './under-way.ts'

/** The rounds of tests of this tier, and what an operator orders about them. */
export interface RoundOrders {
  live: Live<readonly RoundState[]>
  /** The round that the operator opened out; null: none was. Kept over a reload. */
  chosen: Live<string | null>
  /** The rounds about which something is being ordered; `new` while one is being opened. */
  pending: Live<ReadonlySet<string>>
  /** Resolves whether it was opened; the new round is the one that is opened out. */
  open(draft: RoundDraft): Promise<boolean>
  pause(round: string): Promise<void>
  resume(round: string): Promise<void>
  /** Tests these sites again; null: all that failed. */
  retest(round: string, sites: SiteId[] | null): Promise<void>
  close(round: string): Promise<void>
}

export function createRoundOrders(
  connection: Pick<ConsoleConnection, 'request' | 'onNotice'>,
  notes: Pick<NoteStore, 'failed' | 'done'>,
  memory: Pick<DeskMemory, 'round'>,
): RoundOrders {
  const live = createLive<readonly RoundState[]>([])
  const chosen = createLive<string | null>(memory.round.read() ?? null)
  const { live: pending, order } = createUnderWay(notes)
  chosen.subscribe((round) => (round === null ? memory.round.forget() : memory.round.write(round)))

  connection.onNotice('rounds', ({ rounds }) => {
    for (const round of newlySettled(live.get(), rounds)) notes.done(resultOf(round))
    live.set(rounds)
  })

  const command = async (op: 'rounds.pause' | 'rounds.resume' | 'rounds.close', round: string) => {
    await order(round, () => connection.request(op, { round }))
  }

  return {
    live,
    chosen,
    pending,
    async open(draft) {
      const opened = await order('new', () => connection.request('rounds.open', draft))
      if (opened) chosen.set(opened.round)
      return opened !== undefined
    },
    pause: (round) => command('rounds.pause', round),
    resume: (round) => command('rounds.resume', round),
    close: (round) => command('rounds.close', round),
    async retest(round, sites) {
      await order(round, () => connection.request('rounds.retest', { round, sites }))
    },
  }
}

function resultOf(round: Round) {
  const { proven, failed, absent } = progressOf(round)
  return {
    vi: `${round.title}: xong. ${proven} sẵn sàng, ${failed} không đạt, ${absent} vắng.`,
    en: `${round.title}: done. ${proven} ready, ${failed} failed, ${absent} absent.`,
  }
}
