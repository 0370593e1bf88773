import { CENTRE, homeNode } from '#conference/sites/ids'
import type { NodeId, SiteId } from '#contract'
import type { LineRecord } from '#contract/readiness'

/** Names that a reader knows from the place, and numbers that nobody has. */
const providers: Record<NodeId, string> = {
  VN: 'Viễn thông Hà Nội (mẫu)',
  'VN-25': 'Viễn thông Phú Thọ (mẫu)',
  'VN-19': 'Viễn thông Thái Nguyên (mẫu)',
}
const number = (start: string, at: number) => `${start} 0000 ${String(at).padStart(3, '0')}`

/** Whom to call at these sites of a node, and the lines of theirs and of the node, as its configuration has them. */
export function onRecord(
  node: NodeId,
  sites: readonly SiteId[],
): { lines: LineRecord[]; phones: Record<SiteId, string> } {
  const own = sites.filter((site) => homeNode(site) === node)
  const provider = providers[node] ?? 'Viễn thông tỉnh (mẫu)'
  const lineOf = (of: SiteId, kind: LineRecord['kind']): LineRecord => ({
    ...{ of, kind, provider, circuit: `${of}-${kind === 'uplink' ? 'TSL' : '01'}` },
    ...{ phone: '1800 0000', contractedKbps: kind === 'uplink' ? 200_000 : 20_000 },
  })
  return {
    lines: [...own.map((site) => lineOf(site, 'site')), ...(node === CENTRE ? [] : [lineOf(node, 'uplink')])],
    phones: Object.fromEntries(own.map((site, at) => [site, number('0912', at + 1)])),
  }
}
