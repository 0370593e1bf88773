import { keepLit } from '#browser/kit'
import { assign, createFrameWatch, type Drawn, type FrameWatch, type SceneStream } from '#browser/layouts'
import { type Connection, createLive, type Live } from '#browser/live-state'
import {
  type Capture,
  createCapture,
  createPresenting,
  createSiteMedia,
  createSound,
  createStills,
  type DeviceChoice,
  type Presenting,
  type SiteMedia,
  type Sound,
} from '#browser/media-client'
import { lineSnapshot } from '#browser/self-test'
import { sourceOf } from '#contract'
import type { RoomNotices, RoomRequests } from '#contract/room'
import type { Clock } from '#foundation/time'
import { deviceReport } from './device-report.ts'
import type { Facts } from './facts.ts'
import type { Greeting } from './greeting.ts'
import { createLineWatch } from './line-watch.ts'
import { createSelfTest, type SelfTest } from './self-test.ts'
import { shownReport } from './shown-report.ts'
import { watchCovered } from './watch-covered.ts'

const SHOWN_EVERY_MS = 2000

/**
 * A site at the meeting: its devices, its media and its reports. Lives from the first greeting until the page is
 * refused; then camera and microphone are let go, because another program may need them.
 */
export interface Attendance {
  readonly capture: Capture
  readonly media: SiteMedia
  readonly presenting: Presenting
  readonly sound: Sound
  readonly frames: FrameWatch
  readonly drawn: Live<readonly Drawn[]>
  readonly selfTest: SelfTest
  /** The site's own camera: nobody sends it back to us, so the scene is drawn with it from here. */
  readonly own: Live<SceneStream | null>
  /** The connection is (again) open. */
  greeted(greeting: Greeting): void
  /** The person has joined: media starts. `again`: not for the first time on this computer. */
  enter(again: boolean): void
  /** The transports are gone. */
  reopen(): void
  close(): void
}

export function createAttendance(options: {
  connection: Connection<RoomRequests, RoomNotices, Greeting>
  facts: Live<Facts>
  clock: Clock
  choice: DeviceChoice
  onChoice(choice: DeviceChoice): void
  sendStill(still: Blob): Promise<void>
  onError(error: unknown): void
}): Attendance {
  const { connection, facts, clock, onError } = options
  let { choice } = options
  const capture = createCapture({
    ...{ clock, choice },
    onChoice(next) {
      choice = next
      options.onChoice(next)
    },
  })
  const media = createSiteMedia({
    ...{ ask: connection.request, clock, onError },
    onRefused: (error) => presenting.refused(error),
  })
  const presenting = createPresenting({
    onTrack: media.setContent,
    // When the node can't be asked it sees that nothing is published any more.
    onStop: () => void connection.request('content.stop', {}).catch(onError),
  })
  const sound = createSound()
  const stills = createStills({ clock, send: options.sendStill })
  const frames = createFrameWatch()
  const drawn = createLive<readonly Drawn[]>([])
  const own = createLive<SceneStream | null>(null)
  let greeting: Greeting | undefined
  let entered = false
  /** The published microphone is a copy, so that silencing it leaves the level meter its signal. */
  let sent: { from: MediaStreamTrack; copy: MediaStreamTrack } | undefined

  const reportDevices = () => connection.notify('devices', deviceReport(capture.state.get()))
  const reportShown = () => {
    const { scene } = facts.get()
    if (!entered || !scene) return
    const now = performance.timeOrigin + performance.now()
    const visible = !document.hidden
    connection.notify('shown', shownReport(scene.revision, visible, drawn.get(), frames.countOf, now))
  }

  const lineWatch = createLineWatch({
    ...{ clock, onError },
    async snapshot() {
      const connections = media.connections()
      return connections && lineSnapshot(connections)
    },
    tell: (grade) => connection.notify('line', { grade }),
  })

  const selfTest = createSelfTest({
    ...{ connection, facts, media, clock, onError },
    now: () => performance.now(),
    site: () => greeting?.site.id ?? null,
    devices: capture.state,
    choice: () => choice,
    isPlaying: () => sound.state.get() === 'playing',
  })

  const copyOf = (track: MediaStreamTrack | null) => {
    if (sent && sent.from !== track) {
      sent.copy.stop()
      sent = undefined
    }
    if (track && !sent) sent = { from: track, copy: track.clone() }
    return sent?.copy ?? null
  }
  const ownStream = (track: MediaStreamTrack | null): SceneStream | null => {
    if (!track || !greeting) return null
    const source = sourceOf(greeting.site.id, 'camera')
    return { id: `own-${track.id}`, source, stream: new MediaStream([track]) }
  }
  const applyDevices = () => {
    const { camera, microphone } = capture.state.get()
    const video = camera.kind === 'ok' ? camera.track : null
    stills.setTrack(entered ? video : null)
    if (own.get()?.stream.getVideoTracks()[0] !== video) own.set(ownStream(video))
    media.setTracks({
      camera: video,
      microphone: copyOf(microphone.kind === 'ok' ? microphone.track : null),
    })
  }

  const orderFrames = ({ scene, sceneAt }: Facts) => {
    if (!scene) return
    const sources = assign(scene.scene, scene.labels).map((tile) =>
      tile.kind === 'site' ? tile.source : null,
    )
    frames.order(scene.revision, sceneAt, sources)
  }

  const openMedia = () => {
    if (greeting && entered) media.open(greeting.rtpCapabilities)
  }

  const stops: (() => void)[] = [
    capture.state.subscribe(() => {
      applyDevices()
      reportDevices()
    }),
    media.streams.subscribe((streams) => sound.set(streams)),
    facts.subscribe((now, before) => {
      if (now.order !== before.order) media.order(now.order)
      if (now.scene && now.scene !== before.scene) orderFrames(now)
    }),
    drawn.subscribe(reportShown),
    frames.onFirstFrame(reportShown),
    // Covered: said at once. In sight again: with the next report, when its pictures have had time to go on.
    watchCovered(reportShown),
  ]
  const shownTimer = clock.setInterval(reportShown, SHOWN_EVERY_MS)
  media.order(facts.get().order)
  void capture.start()

  return {
    ...{ capture, media, presenting, sound, frames, drawn, own, selfTest },
    greeted(next) {
      greeting = next
      if (next.resumed && media.isOpen()) media.resume()
      else openMedia()
      reportDevices()
      reportShown()
      lineWatch.again()
    },
    enter(again) {
      if (entered) return
      entered = true
      selfTest.enter(again)
      stops.push(keepLit())
      applyDevices()
      openMedia()
    },
    reopen: openMedia,
    close() {
      for (const stop of stops) stop()
      shownTimer.cancel()
      lineWatch.close()
      selfTest.close()
      stills.close()
      sound.close()
      media.close()
      capture.close()
      presenting.stop()
      copyOf(null)
    },
  }
}
