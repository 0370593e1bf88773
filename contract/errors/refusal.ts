import { z } from 'zod'
import { type ErrorCode, errorCatalogue } from './catalogue.ts'

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]]

export const errorBody = z.strictObject({
  code: z.enum(codes),
  /** Vietnamese first, English second; both filled in. */
  message: z.strictObject({ vi: z.string().max(1000), en: z.string().max(1000) }),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
})
export type ErrorBody = z.infer<typeof errorBody>
export type ErrorDetails = Record<string, string | number | boolean>

/** A refusal with a name: thrown inside a node, converted to {@link ErrorBody} once, at the door. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }

  get body(): ErrorBody {
    return describeError(this.code, this.details)
  }
}

const longestDetail = 300

/**
 * The refusal that another process named; undefined for a code that the catalogue does not have. What is no plain
 * value among its details is left out, long text is cut.
 */
export function refusalFrom(code: string, details: unknown): Refusal | undefined {
  if (!Object.hasOwn(errorCatalogue, code)) return undefined
  const plain: ErrorDetails = {}
  for (const [name, value] of Object.entries(typeof details === 'object' && details ? details : {})) {
    if (typeof value === 'string') plain[name] = value.slice(0, longestDetail)
    else if (typeof value === 'number' || typeof value === 'boolean') plain[name] = value
  }
  return new Refusal(code as ErrorCode, plain)
}

/** Fills the sentences of the catalogue. A detail that is missing stays visible as `{name}`. */
export function describeError(code: ErrorCode, details: ErrorDetails = {}): ErrorBody {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
  const { vi, en } = errorCatalogue[code]
  return { code, message: { vi: fill(vi), en: fill(en) }, details }
}
