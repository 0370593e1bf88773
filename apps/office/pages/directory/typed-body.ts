import type { NodeId } from '#contract'
import { type Body, type BodyKind, body } from '#contract/bodies'

/** A body as it is typed. */
export interface TypedBody {
  /** Behind the province's: `SYT`. */
  code: string
  name: string
  kind: BodyKind
}

export const blankBody: TypedBody = { code: '', name: '', kind: 'department' }

/** The body that was typed, at this node; or the field that is wrong, the first one first. */
export function readBody(node: NodeId, { code, name, kind }: TypedBody): Body | { wrong: 'code' | 'name' } {
  const plain = code.trim().toUpperCase().replace(/\s+/g, '')
  const read = body.safeParse({ site: `${node}-${plain}`, name: name.normalize('NFC').trim(), kind })
  if (read.success) return read.data
  return { wrong: read.error.issues.some(({ path }) => path[0] === 'site') ? 'code' : 'name' }
}
