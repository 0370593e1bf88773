import { PROTOCOL_VERSION, type Shown, type SiteStatus } from '#contract'
import { systemClock } from '#foundation/time'
import { openRoomSocket, type RoomSocket } from '../sites/wire/room-socket.ts'
import { putStill, signIn } from '../sites/wire/sign-in.ts'

/** A site that keeps its seat, puts stills on the wall and says that it shows what is ordered. It has no media. */
export interface RoomOnPaper {
  raiseHand(): Promise<unknown>
  close(): void
}

const stillEveryMs = 5_000

/** Takes the seat of a personal link. `truthful`: false says that its pictures stand still. */
export async function seatOnPaper(
  link: string,
  stills: readonly Buffer[],
  { devices = { camera: 'ok', microphone: 'ok' }, truthful = true, answers = true }: PaperLook = {},
): Promise<RoomOnPaper> {
  const signedIn = await signIn(new URL(link), false)
  let socket: RoomSocket | null = null
  let shown: Shown | null = null
  const report = () => shown && socket?.report('shown', shown)
  socket = await openRoomSocket({
    ...{ signedIn, acceptSelfSigned: false, clock: systemClock },
    on: {
      scene({ revision, scene }) {
        const slots = scene.slots.map((source, slot) => ({
          slot,
          source: source.kind === 'empty' ? null : (`${source.site}/camera` as const),
          ...{ advancing: truthful, width: 640, height: 360 },
        }))
        shown = { revision, visible: true, slots }
        report()
      },
      calendar() {},
      tests() {},
      'roll-call'({ asked }) {
        if (asked && asked.answer === null && answers)
          void socket?.request('roll-call.answer', { id: asked.id, presence: 'heard' })
      },
      publish() {},
      feeds() {},
      standing() {},
      beat: report,
      refused() {},
      'media-lost'() {},
      'seat-lost'() {},
    },
  })
  await socket.request('hello', { protocol: PROTOCOL_VERSION, client: 'room on paper' })
  socket.report('devices', devices)
  let next = 0
  const put = () => {
    const still = stills[next++ % stills.length]
    if (still) putStill(signedIn, still, false).catch(() => {})
  }
  put()
  const putting = setInterval(put, stillEveryMs)
  const seated = socket
  return {
    raiseHand: () => seated.request('hand.raise', {}),
    close() {
      clearInterval(putting)
      seated.close()
    },
  }
}

export interface PaperLook {
  devices?: SiteStatus['devices']
  truthful?: boolean
  /** Whether it answers a roll call. */
  answers?: boolean
}
