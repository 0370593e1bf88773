import { expect } from 'vitest'
import { z } from 'zod'
import { describeError, type ErrorCode, errorBody, errorCatalogue } from '#contract'
import { LinkError } from '#foundation/link'
import type { HttpAnswer } from './wire.ts'

const enveloped = z.object({ error: errorBody })

/** A refusal by name: of the catalogue, in both languages, with every detail filled in. Returns the code. */
export function nameOf(carrier: unknown): ErrorCode {
  const { code, message } = enveloped.parse(carrier).error
  for (const sentence of [message.vi, message.en]) expect(sentence, code).not.toMatch(/^$|\{\w+\}/)
  expect(code, JSON.stringify(message)).not.toBe('internal')
  return code
}

/** The same of an HTTP answer, whose status has to be that of a refusal. */
export function nameOfHttp({ status, text }: HttpAnswer): ErrorCode {
  expect(status, text).toBeGreaterThanOrEqual(400)
  expect(status, text).toBeLessThan(500)
  return nameOf(JSON.parse(text))
}

/** What a peer was refused on a link: a code of the catalogue, or of the link itself (`no-handler`). */
export async function nameOfLink(asked: Promise<unknown>): Promise<string> {
  try {
    return `answered: ${JSON.stringify(await asked)}`
  } catch (error) {
    if (!(error instanceof LinkError) || !error.remote) throw error
    const { code, details } = error.remote
    if (!(code in errorCatalogue)) return code
    return nameOf({
      error: describeError(code as ErrorCode, z.record(z.string(), z.string()).parse(details)),
    })
  }
}
