import { createLive, type Live } from '#browser/live-state'
import type { Capture, DeviceChoice, SiteMedia } from '#browser/media-client'
import {
  type AbortWhy,
  createRun,
  createSeal,
  MOST_MS,
  PERIOD_MS,
  type Run,
  type SpeakerHeard,
  type StepEffect,
  sendPicture,
  sendSound,
} from '#browser/self-test'
import type { LoopTier, PageMeasured, TestBegun } from '#contract/readiness'
import type { Clock } from '#foundation/time'
import { isAnswered, noAnswers, type TestAnswers } from './test-answers.ts'
import { openSound } from './test-context.ts'
import {
  type DeviceWatch,
  hasLoudspeaker,
  type Listened,
  repeatTone,
  untilKnown,
  watchDevices,
} from './test-devices.ts'
import { linesTogether } from './test-lines.ts'
import { createShown, type LoopSeen, type LoopStage, watchLoop } from './test-loop.ts'
import { measuredBy } from './test-measured.ts'
import { isAttended, type Occasion } from './test-start.ts'
import { untilOver } from './until-over.ts'

/** What a test takes from the page it runs in. */
export interface TestSurroundings {
  site: string
  ask: LoopStage['ask']
  media: Pick<SiteMedia, 'publishTest' | 'whenTrack' | 'connections'>
  devices: Capture['state']
  choice(): DeviceChoice
  clock: Clock
  /** Monotonic milliseconds. */
  now(): number
}

/** One test of this page, from the node's permission to its figures. `close()` gives it up and is idempotent. */
export interface TestRun {
  readonly state: Live<Run>
  readonly answers: Live<TestAnswers>
  /** The picture that comes back now. */
  readonly shown: Live<MediaStreamTrack | null>
  /** Somebody is asked to speak and to answer. */
  readonly asksPerson: boolean
  setVisible(visible: boolean): void
  /** What was measured; null: the test was given up. Rejects where a figure can not be. */
  readonly measured: Promise<PageMeasured | null>
  abort(why: AbortWhy): void
  close(): void
}

/** So long a site without a nearer tier listens to its room instead, for speech to be judged. */
const SPEECH_ONLY_MS = 5000

export async function startTest(
  begun: TestBegun,
  occasion: Occasion,
  isQuiet: boolean,
  around: TestSurroundings,
): Promise<TestRun> {
  const { site, ask, media, devices, clock, now } = around
  const { form } = occasion
  const asksPerson = isAttended(occasion) && !isQuiet
  const { context: own, plays } = await openSound(clock)
  const context = plays ? own : null
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const seal = await createSeal({ site, nonce: begun.nonce, secret })
  const startedMs = now()
  const periodMs = PERIOD_MS[form]
  const picture = sendPicture({ seal, clock, now, startedMs, periodMs })
  const seconds = Math.ceil(MOST_MS[form] / periodMs) + 2
  const sent = await sendSound({ context: own, seal, now, startedMs, seconds, periodMs })
  const test = media.publishTest({
    picture: picture.track,
    sound: sent.track,
    pictureKbps: begun.pictureKbps,
  })
  let watch: DeviceWatch | undefined
  const shown = createShown()
  const answers = createLive<TestAnswers>(noAnswers)
  const stage: LoopStage = {
    ...{ test: begun.test, site, form, ask, media, seal, clock, now, startedMs },
    sound: context && { context, sent },
  }
  const seen: { [Tier in LoopTier]?: Promise<LoopSeen | null> } = {}
  let before: Promise<unknown> = Promise.resolve()
  let tone: SpeakerHeard | null = null
  /** Before the tone is played again. */
  let listened: Listened | null = null

  const loop =
    (tier: LoopTier): StepEffect =>
    async (signal) => {
      void watch?.listen().catch(() => {})
      if (!begun.tiers.includes(tier)) {
        if (asksPerson) await untilOver(clock, SPEECH_ONLY_MS, signal)
        return
      }
      const mine = before.then(() => watchLoop(stage, tier, shown, signal))
      seen[tier] = mine.catch(() => null)
      before = seen[tier]
      await mine
    }

  const run = createRun({
    ...{ clock, now },
    steps: {
      async devices(signal) {
        await untilKnown(devices, signal)
        watch = watchDevices({ devices: devices.get(), context, clock, now })
        if (form === 'full' && !isQuiet) tone = await watch.tryLoudspeaker(signal)
        else await untilOver(clock, form === 'full' ? 1000 : 400, signal)
      },
      province: loop('province'),
      centre: loop('centre'),
      async line() {
        await before
        listened = watch?.listened() ?? null
      },
      async answers(signal) {
        if (!asksPerson) return
        const silence = new AbortController()
        signal.addEventListener('abort', () => silence.abort())
        if (context) repeatTone(context, clock, silence.signal)
        await new Promise<void>((over) => {
          const look = () => {
            if (answers.get().heard !== null) silence.abort()
            if (!isAnswered(answers.get()) && !signal.aborted) return
            stop()
            over()
          }
          const stop = answers.subscribe(look)
          signal.addEventListener('abort', look)
        })
        silence.abort()
      },
    },
  })

  const over = new Promise<Extract<Run, { kind: 'finished' | 'aborted' }>>((end) => {
    const stop = run.state.subscribe((now) => {
      if (now.kind !== 'finished' && now.kind !== 'aborted') return
      stop()
      end(now)
    })
  })

  const gather = async (): Promise<PageMeasured | null> => {
    const ended = await over
    if (ended.kind === 'aborted') return null
    const [province, centre, hasSpeaker] = await Promise.all([
      seen.province ?? null,
      seen.centre ?? null,
      hasLoudspeaker(),
    ])
    return measuredBy({
      ...{ form, spoke: asksPerson, hiddenMs: ended.hiddenMs, answers: answers.get() },
      devices: devices.get(),
      choice: around.choice(),
      camera: watch?.camera() ?? null,
      microphone: listened ?? { sent: null, raw: null },
      speaker: { state: !hasSpeaker ? 'absent' : context ? 'ok' : 'blocked', tone },
      loops: { province: province?.loop ?? null, centre: centre?.loop ?? null },
      line: linesTogether(province?.line ?? null, centre?.line ?? null),
    })
  }
  const end = () => {
    test.close()
    watch?.close()
    sent.close()
    picture.close()
    shown.set(null)
    void own.close()
  }
  run.setVisible(!document.hidden)
  run.begin(form, asksPerson)
  const measured = gather().finally(end)
  measured.catch(() => {})
  return {
    ...{ state: run.state, answers, shown, asksPerson, measured },
    setVisible: run.setVisible,
    abort: run.abort,
    close: run.close,
  }
}
