import type { MediaClient } from '#conference/media'
import type { NodeId, PipeEnd, SourceKey } from '#contract'
import type { Offer, RefusedWant } from '#contract/uplink'
import { uplinkRequests } from '#contract/uplink'
import type { Link } from '#foundation/link'
import type { Log } from '#foundation/log'
import type { Clock } from '#foundation/time'
import { createLatest } from '../latest.ts'

/** What shall flow into the pipe: each source with the id of its present producer here. */
export type Sends = ReadonlyMap<SourceKey, string>

export interface Pipe {
  /** Opens the pipe from this end (the child does), as often as needed: opening an open pipe changes nothing. */
  open(): void
  /** Answers the other end's opening. */
  accept(end: PipeEnd): Promise<PipeEnd>
  setSends(sends: Sends, refused: readonly RefusedWant[]): void
  setOffers(offers: readonly Offer[]): void
  /** What flows out, for the neighbour. */
  offered(): { offers: Offer[]; refused: RefusedWant[] }
  /** Sources that arrived, each with the flow it arrives in. */
  arrived(): ReadonlyMap<SourceKey, string>
  /** Our end was lost with its host or worker. */
  lost(): void
  close(): void
}

export interface PipeOptions {
  id: string
  peer: NodeId
  media: MediaClient
  link: Link
  clock: Clock
  log: Log
  /** The flows that go out have changed: tell the neighbour. */
  onOffered: () => void
  /** The sources that came in have changed: plan again. */
  onArrived: () => void
  adopted?: { sending: Offer[]; receiving: Offer[] } | undefined
}

/** Rounds after which an opening gives up until it is asked for again: the second round has fresh ends on both sides. */
const openingRounds = 4

export function createPipe({
  id,
  peer,
  media,
  link,
  clock,
  log,
  onOffered,
  onArrived,
  adopted,
}: PipeOptions): Pipe {
  let sends: Sends | null = null
  let refused: readonly RefusedWant[] = []
  let offers: readonly Offer[] = adopted?.receiving ?? []
  let offered: Offer[] = adopted?.sending ?? []
  let arrived = new Map<SourceKey, string>(offers.map((offer) => [offer.source, offer.flow]))
  let wantsOpening = false
  /** Our end exists; before that nothing can flow. */
  let isOpen = adopted !== undefined

  const opening = createLatest(
    `pipe ${id} opening`,
    async () => {
      if (!wantsOpening) return
      for (let round = 0; round < openingRounds; round++) {
        const { end } = await media.request('pipe.listen', { pipe: id, peer })
        const reply = uplinkRequests['pipe.open'].reply.parse(
          await link.request(peer, 'pipe.open', { pipe: id, end }),
        )
        await media.request('pipe.join', { pipe: id, end: reply.end })
        // Joining with another far end than before makes our end anew: the neighbour has to hear of it.
        const now = await media.request('pipe.listen', { pipe: id, peer })
        if (now.end.port === end.port && now.end.srtp.keyBase64 === end.srtp.keyBase64) {
          wantsOpening = false
          isOpen = true
          sending.trigger()
          receiving.trigger()
          return
        }
        await media.request('pipe.close', { pipe: id })
      }
      throw new Error('the two ends did not agree')
    },
    { clock, log },
  )

  const sending = createLatest(
    `pipe ${id} sending`,
    async () => {
      if (!sends || !isOpen) return
      const reply = await media.request('pipe.send', { pipe: id, sources: [...sends.keys()] })
      offered = reply.offers
      onOffered()
      if (reply.missing.length > 0) throw new Error(`not here yet: ${reply.missing.join(', ')}`)
    },
    { clock, log },
  )

  const receiving = createLatest(
    `pipe ${id} receiving`,
    async () => {
      if (!isOpen) return
      const asked = offers
      const reply = await media.request('pipe.receive', { pipe: id, offers: [...asked] })
      const came = new Set(reply.received)
      arrived = new Map(
        asked.filter(({ source }) => came.has(source)).map(({ source, flow }) => [source, flow]),
      )
      onArrived()
      if (reply.failed.length > 0) throw new Error(`could not take in: ${reply.failed.join(', ')}`)
    },
    { clock, log },
  )

  return {
    open() {
      wantsOpening = true
      opening.trigger()
    },
    async accept(end) {
      await media.request('pipe.listen', { pipe: id, peer })
      await media.request('pipe.join', { pipe: id, end })
      const own = await media.request('pipe.listen', { pipe: id, peer })
      isOpen = true
      sending.trigger()
      receiving.trigger()
      return own.end
    },
    setSends(next, nextRefused) {
      const sameSends = sends !== null && sameEntries(sends, next)
      const sameRefused = JSON.stringify(refused) === JSON.stringify(nextRefused)
      sends = next
      refused = nextRefused
      if (!sameSends) sending.trigger()
      else if (!sameRefused) onOffered()
    },
    setOffers(next) {
      offers = next
      receiving.trigger()
    },
    offered: () => ({ offers: offered, refused: [...refused] }),
    arrived: () => arrived,
    lost() {
      isOpen = false
      offered = []
      arrived = new Map()
      onOffered()
      onArrived()
    },
    close() {
      opening.close()
      sending.close()
      receiving.close()
    },
  }
}

const sameEntries = (a: Sends, b: Sends): boolean =>
  a.size === b.size && [...a].every(([source, producer]) => b.get(source) === producer)
