import type { LadderState } from '#contract/console'
import type { LadderNotice, LadderStep } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'

/** The sessions of this tier that have a time, and what ladders of other tiers tell this one. */
export interface LaddersNow {
  ladders: readonly LadderState[]
  notices: readonly LadderNotice[]
}

/** A step of the ladder as it is shown. */
export interface StepRow {
  id: string
  beginsAt: number
  state: 'ahead' | 'now' | 'over'
  /** Its round has begun. */
  tested: boolean
  /** How many were told that sites are not ready; 0: nobody. */
  told: number
}

/** The steps at a moment of the node's time. */
export const stepRows = (of: LadderState, now: number): StepRow[] =>
  of.ladder.steps.map(({ id, beforeMs }: LadderStep) => {
    const beginsAt = of.startsAt - beforeMs
    return {
      ...{ id, beginsAt, tested: of.done.rounds.includes(id) },
      state: beginsAt > now ? 'ahead' : id === of.step ? 'now' : 'over',
      told: of.notices.filter(({ step }) => step === id).reduce((sum, { told }) => sum + told, 0),
    }
  })

/** `08:00 24/11` */
export function shortTime(at: number): string {
  const [date = '', time = ''] = formatVietnamTime(at).split(' ')
  return `${time.slice(0, 5)} ${date.slice(0, 5)}`
}

/** What ladders of other tiers tell this one. */
export const fromOthers = ({ ladders, notices }: LaddersNow): LadderNotice[] =>
  notices.filter(({ session }) => !ladders.some((each) => each.session === session))
