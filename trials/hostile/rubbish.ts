import fc from 'fast-check'
import type { z } from 'zod'
import { clientFrame } from '#contract'

/** Operations of one door with the schemas of their bodies. */
export type Bodies = Readonly<Record<string, z.ZodType>>

const keys = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'type',
  'op',
  'id',
  'body',
  'seat',
  'toJSON',
)
const huge = fc.constantFrom(1e308, -1e308, 2 ** 53, -(2 ** 63), 0xffffffff + 1, -1, 0.5)
const leaf = fc.oneof(fc.string({ maxLength: 200 }), huge, fc.boolean(), fc.constant(null), fc.integer())

/** A value that JSON can say, `__proto__` as a key of its own included. */
const anything: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(keys, fc.string({ maxLength: 20 })), tie('value')), { maxLength: 4 })
      .map((pairs) =>
        JSON.parse(`{${pairs.map((pair) => pair.map((part) => JSON.stringify(part)).join(':')).join()}}`),
      ),
  ),
})).value

const nest = fc
  .tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(['[', ']'], ['{"a":', '}']))
  .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}1${close.repeat(depth)}`)

/** Texts that no door takes: most of them JSON, many of them nearly right. `seed` makes them the same each time. */
export function rubbish(bodies: Bodies, { count, seed }: { count: number; seed: number }): string[] {
  const ops = fc.oneof(keys, ...Object.keys(bodies).map((op) => fc.constant(op)))
  const frame = fc.record(
    {
      type: fc.oneof(
        { arbitrary: fc.constantFrom('request', 'notice'), weight: 5 },
        { arbitrary: anything, weight: 1 },
      ),
      id: fc.oneof({ arbitrary: fc.nat(1000), weight: 5 }, { arbitrary: anything, weight: 1 }),
      op: ops,
      body: anything,
    },
    { requiredKeys: ['type', 'op'] },
  )
  const text = fc.oneof(
    { arbitrary: frame.map((each) => JSON.stringify(each)), weight: 6 },
    { arbitrary: anything.map((each) => JSON.stringify(each)), weight: 2 },
    { arbitrary: fc.string({ maxLength: 400, unit: 'binary' }), weight: 1 },
    { arbitrary: nest, weight: 1 },
  )
  return fc.sample(
    text.filter((each) => !isGood(each, bodies)),
    { numRuns: count, seed },
  )
}

function isGood(text: string, bodies: Bodies): boolean {
  const frame = clientFrame.safeParse(parsed(text))
  if (!frame.success) return false
  const { op, body } = frame.data
  return Object.hasOwn(bodies, op) && bodies[op]?.safeParse(body).success === true
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
