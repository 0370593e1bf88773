/** Asks again until the answer is the expected one; the last answer stands in the error. Milliseconds. */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  good: (answer: T) => boolean,
  { withinMs = 15_000, everyMs = 100 } = {},
): Promise<{ answer: T; tookMs: number }> {
  const began = performance.now()
  for (;;) {
    const answer = await ask()
    const tookMs = performance.now() - began
    if (good(answer)) return { answer, tookMs }
    if (tookMs > withinMs)
      throw new Error(`${what}: not within ${withinMs} ms; last: ${JSON.stringify(answer)}`)
    await new Promise((done) => setTimeout(done, everyMs))
  }
}
