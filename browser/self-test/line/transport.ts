import { numberIn, type StatsRecord, textIn } from './snapshot.ts'

/** How packets travel. `relay`: over a TURN server, by whichever protocol. */
export type Transport = 'udp' | 'tcp' | 'relay'

/** The candidate pair in use: the transport's own word, or, where a browser gives none, the one that is nominated. */
export function pairInUse(records: readonly StatsRecord[]): StatsRecord | undefined {
  const pairs = records.filter(({ type }) => type === 'candidate-pair')
  const chosen = records
    .filter(({ type }) => type === 'transport')
    .map((transport) => textIn(transport, 'selectedCandidatePairId'))
    .find((id) => id !== null)
  return (
    pairs.find(({ id }) => id === chosen) ??
    pairs.find(({ selected }) => selected === true) ??
    pairs
      .filter(({ nominated, state }) => nominated === true && state === 'succeeded')
      .sort((one, other) => (numberIn(other, 'bytesSent') ?? 0) - (numberIn(one, 'bytesSent') ?? 0))[0]
  )
}

/** Null: not connected, or the browser does not tell. */
export function transportOf(records: readonly StatsRecord[]): Transport | null {
  const pair = pairInUse(records)
  const find = (id: string | null) => records.find((record) => record.id === id)
  const ends = [find(textIn(pair, 'localCandidateId')), find(textIn(pair, 'remoteCandidateId'))]
  if (ends.some((end) => textIn(end, 'candidateType') === 'relay')) return 'relay'
  const protocol = textIn(ends[0], 'protocol') ?? textIn(ends[1], 'protocol')
  return protocol === 'udp' || protocol === 'tcp' ? protocol : null
}
