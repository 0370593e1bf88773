import { finder, wordsIn } from '#conference/sites/fold'
import { type BodyOf, Refusal, type ReplyOf } from '#contract'
import type { LineageOperations } from '#contract/console'
import type { FormerUnit, LineagePreview } from '#contract/lineage'
import { registry } from './units.ts'

type Answers = {
  [Op in keyof LineageOperations]: (
    body: BodyOf<LineageOperations, Op>,
    by: string,
  ) => ReplyOf<LineageOperations, Op>
}

/** Former units as a node keeps them, in memory. */
export interface FakeLineage {
  readonly formers: Map<string, FormerUnit>
  /** What the next file would do. */
  preview: LineagePreview | null
  answers: Answers
}

export function createFakeLineage(): FakeLineage {
  const formers = new Map<string, FormerUnit>()
  const lineage: FakeLineage = {
    ...{ formers, preview: null },
    answers: {
      'lineage.list'({ text = '', site, offset = 0, limit = 200 }) {
        const isFound = finder(text)
        const found = [...formers].flatMap(([id, former]) => {
          const label = registry.labelOf(former.site)
          const words = () => wordsIn([former.name, former.district, former.code, label].join(' '))
          const isHere = site === undefined || former.site === site
          return isHere && isFound(words) ? [{ id, former, at: 0, by: 'Hà', label }] : []
        })
        return { total: found.length, formers: found.slice(offset, offset + limit) }
      },
      'lineage.import-preview'() {
        if (!lineage.preview) throw new Refusal('lineage.no-headings')
        return lineage.preview
      },
      'lineage.import-confirm'({ preview }) {
        const shown = lineage.preview
        if (shown?.preview !== preview) throw new Refusal('import.unknown', { preview })
        lineage.preview = null
        for (const { row, former } of shown.changes) formers.set(`f${row}`, former)
        return { added: shown.added, changed: shown.changed, unchanged: shown.unchanged }
      },
      'lineage.remove'({ former }) {
        if (!formers.delete(former)) throw new Refusal('lineage.unknown', { former })
        return {}
      },
      'lineage.template': () => ({ file: { name: 'mau-ten-cu-VN-25.csv', mime: 'text/csv', base64: '' } }),
    },
  }
  return lineage
}
