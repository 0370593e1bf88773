import { checkRecord, columns, focalOn } from '#conference/directory'
import { homeNode } from '#conference/sites'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { DirectoryOperations } from '#contract/console'
import type { DirectoryEntry, ImportPreview, SiteRecord } from '#contract/directory'
import { registry } from './units.ts'

type Body<Op extends keyof DirectoryOperations> = BodyOf<DirectoryOperations, Op>
type Reply<Op extends keyof DirectoryOperations> = ReplyOf<DirectoryOperations, Op>

const TODAY = '2026-11-23'

/** A directory as a node keeps it, in memory; what it takes and refuses is decided by `conference/directory`. */
export interface FakeDirectory {
  readonly entries: Map<SiteId, DirectoryEntry>
  /** As if somebody else wrote it. */
  write(record: SiteRecord, by: string): void
  /** What the next file would do. */
  preview: ImportPreview | null
  answers: { [Op in keyof DirectoryOperations]: (body: Body<Op>, by: string) => Reply<Op> }
}

export function createFakeDirectory(node: NodeId): FakeDirectory {
  const entries = new Map<SiteId, DirectoryEntry>()
  const own = registry
    .all()
    .map(({ id }) => id)
    .filter((id) => homeNode(id) === node)
    .toSorted()
  const rowOf = (site: SiteId) => {
    const entry = entries.get(site) ?? null
    return { site, label: registry.labelOf(site), entry, focal: focalOn(entry?.record, TODAY) }
  }
  const write = (record: SiteRecord, by: string) => {
    const revision = (entries.get(record.site)?.revision ?? 0) + 1
    entries.set(record.site, { record, revision, at: Date.now(), by })
    return revision
  }
  const file = {
    name: 'danh-ba-VN-25.csv',
    mime: 'text/csv',
    base64: Buffer.from('mã;tên\r\n').toString('base64'),
  }
  const directory: FakeDirectory = {
    ...{ entries, preview: null },
    write(record, by) {
      write(record, by)
    },
    answers: {
      'directory.list'({ offset = 0, limit = 200 }) {
        const rows = own.map(rowOf)
        const unnamed = rows.filter(({ focal }) => focal === null).length
        return { total: rows.length, unnamed, sites: rows.slice(offset, offset + limit) }
      },
      'directory.get': ({ site }) => rowOf(site),
      'directory.history': ({ site }) => {
        const entry = entries.get(site)
        if (!entry) return { changes: [] }
        const { principal, deputies } = entry.record
        return { changes: [{ revision: entry.revision, at: entry.at, by: entry.by, principal, deputies }] }
      },
      'directory.set'({ record, seen }, by) {
        const checked = checkRecord(record)
        if ('faults' in checked) {
          const [first] = checked.faults
          const heading = columns.find(({ key }) => key === first?.field)?.vi ?? ''
          const words = first?.reason ?? { vi: '', en: '' }
          throw new Refusal('directory.field-wrong', { field: first?.field ?? '', heading, ...words })
        }
        const entry = entries.get(record.site)
        if ((entry?.revision ?? 0) !== seen)
          throw new Refusal('directory.stale', { site: registry.labelOf(record.site), by: entry?.by ?? '' })
        return { revision: write(checked.record, by) }
      },
      'directory.import-preview'() {
        if (!directory.preview) throw new Refusal('directory.no-headings')
        return directory.preview
      },
      'directory.import-confirm'({ preview }) {
        const shown = directory.preview
        if (shown?.preview !== preview) throw new Refusal('import.unknown', { preview })
        directory.preview = null
        return { added: shown.added, changed: shown.changed, unchanged: shown.unchanged }
      },
      'directory.template': () => ({ file: { ...file, name: 'mau-danh-ba-VN-25.csv' } }),
      'directory.export': () => ({ file }),
    },
  }
  return directory
}
