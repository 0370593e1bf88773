import { onTestFinished } from 'vitest'
import type { DtlsParametersMessage, PublishedSourceKind, RtpParametersMessage } from '#contract'
import type { FeedWish } from '#contract/media'
import type { Feed } from '#contract/room'
import { silentLog } from '#foundation/log'
import { systemClock } from '#foundation/time'
import { mediaWorkerBin } from '../../../setup/worker-path.mjs'
import { createMediaHost, type MediaClient, type MediaHost, type MediaHostOptions } from '../index.ts'
import { createTestPeer, type TestPeer } from '../testing/index.ts'

/** For `vi.waitFor`: real media takes real time. */
export const soon = { timeout: 5_000, interval: 5 }

export const seatOf = (site: string) => `seat-${site}`

/** A host on loopback with free ports, closed when the test ends. */
export async function startHost(options: Partial<MediaHostOptions> = {}): Promise<MediaHost> {
  const host = await createMediaHost({
    workers: 1,
    workerBin: mediaWorkerBin(),
    listen: [{ ip: '127.0.0.1' }],
    pipeIp: { ip: '127.0.0.1' },
    log: silentLog,
    clock: systemClock,
    ...options,
  })
  onTestFinished(() => host.close())
  return host
}

/** A synthetic site in its seat, connected in both directions. */
export async function seatSite(media: MediaClient, site: string): Promise<TestPeer> {
  const peer = createTestPeer()
  onTestFinished(() => peer.close())
  await openMedia(media, peer, site, seatOf(site))
  return peer
}

/** As a site's page does on `media.open`, also after its transports were lost. */
export async function openMedia(
  media: MediaClient,
  peer: TestPeer,
  site: string,
  seat: string,
): Promise<void> {
  const { rtpCapabilities } = peer
  const { send, receive } = await media.request('seat.open', { seat, site, rtpCapabilities })
  const connect = (direction: 'send' | 'receive') => (dtlsParameters: DtlsParametersMessage) =>
    media.request('seat.connect', { seat, direction, dtlsParameters })
  await Promise.all([
    peer.connectSend(send, connect('send')),
    peer.connectReceive(receive, connect('receive')),
  ])
}

export async function publish(
  media: MediaClient,
  site: string,
  kind: PublishedSourceKind,
  { rtpParameters }: { rtpParameters: RtpParametersMessage },
): Promise<string> {
  const { producer } = await media.request('seat.publish', { seat: seatOf(site), kind, rtpParameters })
  return producer
}

/** Sets one seat's feeds and starts those that came. */
export async function feed(
  media: MediaClient,
  seat: string,
  wishes: (Omit<FeedWish, 'standby'> & Partial<FeedWish>)[],
): Promise<{ feeds: Feed[]; missing: string[] }> {
  const whole = wishes.map((wish) => ({ standby: false, ...wish }))
  const { seats } = await media.request('feeds.set', { seats: [{ seat, wishes: whole }] })
  const [result] = seats
  if (!result) throw new Error('the host did not answer for the seat')
  await media.request('seat.ready', { seat, feeds: result.feeds.map(({ id }) => id) })
  return result
}

/** The one feed that is expected. */
export async function feedOne(
  media: MediaClient,
  seat: string,
  source: string,
  layer: number | null,
): Promise<Feed> {
  const { feeds, missing } = await feed(media, seat, [{ source, layer }])
  const [only] = feeds
  if (!only) throw new Error(`no feed; missing: ${missing}`)
  return only
}

export interface Node {
  media: MediaClient
  node: string
}

/** Opens the pipe between two hosts as their control processes do: both listen, the far end joins first. */
export async function joinHosts(near: Node, far: Node, pipe = `${near.node}_${far.node}`): Promise<string> {
  const { end } = await near.media.request('pipe.listen', { pipe, peer: far.node })
  await far.media.request('pipe.listen', { pipe, peer: near.node })
  await far.media.request('pipe.join', { pipe, end })
  const answer = await far.media.request('pipe.listen', { pipe, peer: near.node })
  await near.media.request('pipe.join', { pipe, end: answer.end })
  return pipe
}

/** Sends exactly these sources through the pipe and takes them out at the far end. */
export async function carry(
  from: MediaClient,
  to: MediaClient,
  pipe: string,
  sources: string[],
): Promise<void> {
  const { offers } = await from.request('pipe.send', { pipe, sources })
  await to.request('pipe.receive', { pipe, offers })
}
