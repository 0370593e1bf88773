import type { SlotTiming } from '#browser/layouts'
import type { PublishOrder, SenderStats } from '#browser/media-client'
import type { Facts } from './facts.ts'
import type { Room } from './room.ts'

/** What tests may read from the page; see the README. Nothing here changes anything, and nothing is secret. */
export interface Exposed {
  readonly state: {
    seat: string | null
    site: string | null
    connection: string
    media: string
    devices: { camera: string; microphone: string }
    sceneRevision: number | null
    /** What the node said last, word for word. */
    told: Pick<Facts, 'scene' | 'standing' | 'rollCall'>
    /** Per slot what is drawn and when its first frame was shown (Unix milliseconds with fractions). */
    slots: SlotTiming[]
    drawn: string[]
    order: PublishOrder
    onAir: boolean
    sound: string
    /** What the page does with its self-test, and the grade of the newest verdict. */
    selfTest: string
    grade: string | null
  }
  senderStats(): Promise<SenderStats>
}

export function expose(room: Room): Exposed {
  return {
    get state() {
      const { scene, order, standing, rollCall, tests } = room.facts.get()
      const attendance = room.attendance.get()
      const devices = attendance?.capture.state.get()
      return {
        seat: room.greeting.get()?.seat ?? null,
        site: room.greeting.get()?.site.id ?? null,
        connection: room.connection.state.get().kind,
        media: attendance?.media.state.get().kind ?? 'none',
        devices: {
          camera: devices?.camera.kind ?? 'unknown',
          microphone: devices?.microphone.kind ?? 'unknown',
        },
        sceneRevision: scene?.revision ?? null,
        told: { scene, standing, rollCall },
        slots: attendance?.frames.timings() ?? [],
        drawn: (attendance?.drawn.get() ?? []).map((each) =>
          each.kind === 'picture' ? each.source : `(${each.kind})`,
        ),
        order,
        onAir: standing?.onAir ?? false,
        sound: attendance?.sound.state.get() ?? 'silent',
        selfTest: attendance?.selfTest.state.get().kind ?? 'none',
        grade: tests?.verdict?.grade ?? null,
      }
    },
    senderStats: async () =>
      (await room.attendance.get()?.media.senderStats()) ?? { layers: [], audioBytes: 0 },
  }
}

declare global {
  interface Window {
    readonly lienthong?: Exposed
  }
}
