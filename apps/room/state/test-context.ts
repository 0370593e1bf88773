import type { Clock } from '#foundation/time'

const RESUME_MS = 400

/** The sound of one test. `plays`: false while the browser holds sound back, until somebody touches the page. */
export interface TestContext {
  context: AudioContext
  plays: boolean
}

/** The caller closes the context. */
export async function openSound(clock: Clock): Promise<TestContext> {
  const context = new AudioContext({ sampleRate: 48_000 })
  const late = new Promise<void>((over) => clock.setTimeout(over, RESUME_MS))
  await Promise.race([context.resume(), late]).catch(() => {})
  return { context, plays: context.state === 'running' }
}
