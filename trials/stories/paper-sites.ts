import { WebSocket } from 'ws'
import { PROTOCOL_VERSION, type SiteId, type SiteStatus } from '#contract'
import type { Desk } from '#trials/stage'

/** A site that is there and says what devices it has, and neither sends nor shows anything. */
export interface PaperSite {
  site: SiteId
  close(): void
}

/** Takes the seat of a site by a fresh personal link of its node. */
export async function seatOnPaper(
  desk: Desk,
  site: SiteId,
  camera: SiteStatus['devices']['camera'],
): Promise<PaperSite> {
  const { url } = await desk.call<{ url: string }>('sites.issue-link', { site })
  const { headers } = await fetch(url, { redirect: 'manual' })
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const { origin, host } = new URL(url)
  const socket = new WebSocket(`ws://${host}/ws/room?site=${site}`, { headers: { cookie }, origin })
  const send = (frame: object) => socket.send(JSON.stringify(frame))
  await new Promise<void>((seated, failed) => {
    socket.on('error', failed)
    socket.on('open', () =>
      send({ type: 'request', id: 1, op: 'hello', body: { protocol: PROTOCOL_VERSION, client: 'paper' } }),
    )
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string; ok?: boolean; error?: { code: string } }
      if (frame.type !== 'reply') return
      if (frame.ok) seated()
      else failed(new Error(`${site}: ${frame.error?.code}`))
    })
  })
  send({ type: 'notice', op: 'devices', body: { camera, microphone: 'ok' } })
  return { site, close: () => socket.terminate() }
}
