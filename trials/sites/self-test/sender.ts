import { createSchedule } from '../pace/schedule.ts'
import { createOutlet } from '../send/outlet.ts'
import { RTP_HEADER, writePictureId } from '../send/packetise.ts'
import {
  cameraParameters,
  microphoneParameters,
  OPUS_PAYLOAD_TYPE,
  VP8_PAYLOAD_TYPE,
} from '../send/parameters.ts'
import { CODE_BYTES, type Code, PICTURE_CODE_AT, SOUND_CODE_AT, writeCode } from './codes.ts'

const FRAMES_PER_SECOND = 30
const SOUND_PACKET_MS = 20
const SOUND_PACKET_BYTES = 80
/** Leaves room for IP, UDP and SRTP under 1,200 bytes. */
const PACKET_BYTES = 1_100
const [WIDTH, HEIGHT] = [1280, 720]

/**
 * What the packets of a test say: their own codes; those of another test; or what a recording of the test's first
 * second says, again and again.
 */
export type TestCodes = 'own' | 'foreign' | 'replayed'

/** The picture and sound of one test: packets with codes, which look like VP8 and Opus to a media host. */
export interface TestSender {
  /** For `media.publish`. */
  readonly published: readonly {
    kind: 'test-picture' | 'test-sound'
    rtpParameters: ReturnType<typeof cameraParameters>
  }[]
  keyFrameWanted(ssrc: number): void
  tick(now: number): void
}

/** Sends from now on, until nobody ticks it. `startedAt` on the clock of `tick`; uses two SSRCs from `firstSsrc`. */
export function createTestSender(options: {
  tag: string
  startedAt: number
  pictureKbps: number
  firstSsrc: number
  /** Whether a recording of the first second goes out from then on. */
  replays?: boolean
  send: (packet: Buffer) => void
}): TestSender {
  const { tag, startedAt, pictureKbps, firstSsrc, replays = false, send } = options
  const cname = `test-${firstSsrc}`
  const picture = createOutlet({ ssrc: firstSsrc, payloadType: VP8_PAYLOAD_TYPE, rate: 90_000, send })
  const sound = createOutlet({ ssrc: firstSsrc + 1, payloadType: OPUS_PAYLOAD_TYPE, rate: 48_000, send })
  const frames = createSchedule(1000 / FRAMES_PER_SECOND)
  const packets = createSchedule(SOUND_PACKET_MS)
  const frameBytes = Math.round((pictureKbps * 1000) / 8 / FRAMES_PER_SECOND)
  const recorded = { picture: recording(FRAMES_PER_SECOND), sound: recording(1000 / SOUND_PACKET_MS) }
  const codeOf = (kind: keyof typeof recorded, counter: number, now: number): Code => {
    const said = { tag, counter, sentMs: now - startedAt }
    return replays ? recorded[kind](said) : said
  }
  let keyFrameDue = true
  let [frame, packet] = [0, 0]

  const sendFrame = (at: number, now: number) => {
    const parts = Math.max(1, Math.ceil(frameBytes / PACKET_BYTES))
    for (let part = 0; part < parts; part++) {
      const left = Math.min(PACKET_BYTES, frameBytes - part * PACKET_BYTES)
      const buffer = Buffer.alloc(Math.max(PICTURE_CODE_AT + CODE_BYTES, left))
      buffer[RTP_HEADER] = part === 0 ? 0x90 : 0x80
      buffer[RTP_HEADER + 1] = 0x80
      writePictureId(buffer, frame)
      if (part === 0) {
        writeFrameHead(buffer, keyFrameDue)
        writeCode(buffer, PICTURE_CODE_AT, codeOf('picture', frame, now))
      }
      picture.send(buffer, at, part === parts - 1)
    }
    picture.report(at)
    keyFrameDue = false
    frame++
  }
  const sendSound = (at: number, now: number) => {
    const buffer = Buffer.alloc(RTP_HEADER + SOUND_PACKET_BYTES)
    buffer[RTP_HEADER] = 0xfc
    writeCode(buffer, SOUND_CODE_AT, codeOf('sound', packet++, now))
    sound.send(buffer, at, false)
    sound.report(at)
  }

  return {
    published: [
      { kind: 'test-picture', rtpParameters: cameraParameters([firstSsrc], cname) },
      { kind: 'test-sound', rtpParameters: microphoneParameters(firstSsrc + 1, cname) },
    ],
    keyFrameWanted(ssrc) {
      if (ssrc === firstSsrc) keyFrameDue = true
    },
    tick(now) {
      frames.takeDue(now, (due) => sendFrame(due, now))
      packets.takeDue(now, (due) => sendSound(due, now))
    },
  }
}

/** Keeps the first `length` codes, and says them again and again from then on. */
function recording(length: number): (said: Code) => Code {
  const kept: Code[] = []
  return (said) => {
    if (kept.length < length) kept.push(said)
    return kept[said.counter % length] ?? said
  }
}

/** RFC 6386, 9.1: a frame between begins with a set lowest bit; a key frame has its start code and its size. */
function writeFrameHead(packet: Buffer, keyFrame: boolean): void {
  const at = PICTURE_CODE_AT - 10
  packet.set(keyFrame ? [0x10, 0x00, 0x00, 0x9d, 0x01, 0x2a] : [0x11, 0x00, 0x00], at)
  if (!keyFrame) return
  packet.writeUInt16LE(WIDTH, at + 6)
  packet.writeUInt16LE(HEIGHT, at + 8)
}
