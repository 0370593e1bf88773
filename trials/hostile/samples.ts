import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../contract/examples')
const sampleFile = z.object({
  valid: z.array(z.unknown()).min(1),
  invalid: z.array(z.object({ why: z.string(), value: z.unknown() })).min(1),
})

/** What no operation takes, whatever its body is. */
const neverValid = [
  null,
  0,
  'text',
  [],
  [{}],
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
]

export type Folder = 'accounts' | 'room' | 'console' | 'uplink' | 'media'

/** The contract's own samples of one message: bodies that its schema takes, and bodies that it must refuse. */
export function samplesOf(of: Folder, op: string): { valid: unknown; invalid: unknown[] } {
  const { valid, invalid } = sampleFile.parse(
    JSON.parse(readFileSync(join(folder, of, `${op}.json`), 'utf8')),
  )
  return { valid: valid[0], invalid: [...invalid.map(({ value }) => value), ...neverValid] }
}
