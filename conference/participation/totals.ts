import type { NodeId } from '#contract'
import type { Participant, ParticipationTotals } from '#contract/participation'

/** Of no site. */
export const noTotals: ParticipationTotals = {
  ...{ of: 0, notBegun: 0, onTime: 0, late: 0, absent: 0, unknown: 0, here: 0, away: 0 },
  ...{ presentMs: 0, awayMs: 0, dropped: 0, acknowledged: 0, excused: 0 },
  rollCall: { heard: 0, noSound: 0, absent: 0, none: 0 },
  ...{ speakers: 0, spokeMs: 0, shownMs: 0 },
}

/** Whether it came and is not there now, or was not at the end. */
export const isAway = ({ arrival, here }: Pick<Participant, 'arrival' | 'here'>): boolean =>
  here === false && (arrival.state === 'on-time' || arrival.state === 'late')

/** The sums of two sets of sites that have none in common (J11). */
export function addTo(left: ParticipationTotals, right: ParticipationTotals): ParticipationTotals {
  const [one, other] = [left.rollCall, right.rollCall]
  return {
    of: left.of + right.of,
    notBegun: left.notBegun + right.notBegun,
    onTime: left.onTime + right.onTime,
    late: left.late + right.late,
    absent: left.absent + right.absent,
    unknown: left.unknown + right.unknown,
    here: left.here + right.here,
    away: left.away + right.away,
    presentMs: left.presentMs + right.presentMs,
    awayMs: left.awayMs + right.awayMs,
    dropped: left.dropped + right.dropped,
    acknowledged: left.acknowledged + right.acknowledged,
    excused: left.excused + right.excused,
    rollCall: {
      heard: one.heard + other.heard,
      noSound: one.noSound + other.noSound,
      absent: one.absent + other.absent,
      none: one.none + other.none,
    },
    speakers: left.speakers + right.speakers,
    spokeMs: left.spokeMs + right.spokeMs,
    shownMs: left.shownMs + right.shownMs,
  }
}

const ofOne = (site: Participant): ParticipationTotals => {
  const { invitation, arrival, here, presentMs, awayMs, dropped, rollCall, spoke, shown } = site
  const one = (is: boolean) => (is ? 1 : 0)
  const said = rollCall?.answer?.presence
  return {
    of: 1,
    notBegun: one(arrival.state === 'not-begun'),
    onTime: one(arrival.state === 'on-time'),
    late: one(arrival.state === 'late'),
    absent: one(arrival.state === 'absent'),
    unknown: one(arrival.state === 'unknown'),
    here: one(here === true),
    away: one(isAway(site)),
    ...{ presentMs, awayMs, dropped },
    acknowledged: one(invitation?.standing === 'received' || invitation?.standing === 'absent'),
    excused: one(invitation?.standing === 'absent'),
    rollCall: {
      heard: one(said === 'heard'),
      noSound: one(said === 'no-sound'),
      absent: one(said === 'absent'),
      none: one(rollCall !== null && rollCall.answer === null),
    },
    speakers: one((spoke?.times ?? 0) > 0),
    spokeMs: spoke?.ms ?? 0,
    shownMs: shown?.ms ?? 0,
  }
}

export const totalsOf = (sites: readonly Participant[]): ParticipationTotals =>
  sites.reduce((sum, site) => addTo(sum, ofOne(site)), noTotals)

/** The sums of each node's sites, in the order in which the nodes come. */
export function totalsBy(
  sites: readonly Participant[],
  nodeOf: (site: string) => NodeId,
): [NodeId, ParticipationTotals][] {
  const parts = new Map<NodeId, Participant[]>()
  for (const site of sites) {
    const node = nodeOf(site.site)
    const part = parts.get(node)
    if (part) part.push(site)
    else parts.set(node, [site])
  }
  return [...parts].map(([node, part]) => [node, totalsOf(part)])
}
