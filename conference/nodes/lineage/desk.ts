import { readFile, writeFile } from '#conference/directory-files'
import type { Lineage } from '#conference/directory-store'
import { findFormerHeadings, formerColumns, keyOfFormer, planLineage, unitsByCode } from '#conference/lineage'
import { wordsOnce } from '#conference/search'
import type { Registry } from '#conference/sites'
import { finder, wordsIn } from '#conference/sites/fold'
import { isWithin } from '#conference/sites/ids'
import { type BodyOf, Refusal, type ReplyOf } from '#contract'
import type { LineageOperations } from '#contract/console'
import { MAX_DIRECTORY_ROWS, MAX_FAULTS_NAMED } from '#contract/directory'
import type { FormerChange, FormerEntry } from '#contract/lineage'
import type { Clock } from '#foundation/time'
import { createPreviews } from '../directory/previews.ts'
import type { Place } from '../place.ts'
import { formerTemplate } from './template.ts'

type Body<Op extends keyof LineageOperations> = BodyOf<LineageOperations, Op>
type Reply<Op extends keyof LineageOperations> = ReplyOf<LineageOperations, Op>

export interface LineageDeskOptions {
  place: Place
  lineage: Lineage
  registry: Pick<Registry, 'all' | 'labelOf'>
  newId: () => string
  clock: Pick<Clock, 'now'>
}

/** What units of this node's area were called before: a province keeps its own, the centre those of the country (N140). */
export interface LineageDesk {
  list(body: Body<'lineage.list'>): Reply<'lineage.list'>
  /** Rejects with Refusal: those of a file that can't be read, `lineage.no-headings`, `directory.heading-twice`. */
  preview(body: Body<'lineage.import-preview'>): Promise<Reply<'lineage.import-preview'>>
  /** Rejects with Refusal: `import.unknown`, `directory.stale`, `lineage.full`. */
  confirm(body: Body<'lineage.import-confirm'>, by: string): Promise<Reply<'lineage.import-confirm'>>
  /** Rejects with Refusal `lineage.unknown`. */
  remove(body: Body<'lineage.remove'>, by: string): Promise<Reply<'lineage.remove'>>
  template(body: Body<'lineage.template'>): Promise<Reply<'lineage.template'>>
}

/** A file as it was shown, with what was stored of each former unit that it changes. */
interface Shown {
  changes: readonly FormerChange[]
  unchanged: number
  seen: ReadonlyMap<string, FormerEntry | undefined>
}

const SHOWN = 200

export function createLineageDesk(options: LineageDeskOptions): LineageDesk {
  const { place, lineage, registry, newId, clock } = options
  const { labelOf } = registry
  const previews = createPreviews<Shown>(clock, newId)
  const area = () =>
    registry
      .all()
      .filter(({ id }) => id !== 'VN' && isWithin(id, place.self))
      .map(({ id, fullName }) => ({ site: id, label: labelOf(id), name: fullName }))

  let sorted: { of: ReturnType<Lineage['entries']>; is: readonly FormerEntry[] } | null = null
  /** Sorted once until what is stored is another. */
  const inOrder = () => {
    const of = lineage.entries()
    if (sorted?.of !== of) sorted = { of, is: [...of.values()].toSorted(order) }
    return sorted.is
  }
  // A list of thousands is asked for with every key: nothing is folded twice.
  const wordsOf = wordsOnce<FormerEntry>(({ former: { name, district, province, code, document, site } }) =>
    [name, district, province, code, document, site].join(' '),
  )
  const labelWords = new Map<string, readonly string[]>()
  const wordsOfLabel = (label: string) => {
    const words = labelWords.get(label) ?? wordsIn(label)
    labelWords.set(label, words)
    return words
  }

  return {
    list({ text = '', site, offset = 0, limit = SHOWN }) {
      const isFound = finder(text)
      const found = inOrder()
        .filter(({ former }) => site === undefined || former.site === site)
        .filter((entry) => isFound(() => [...wordsOf(entry), ...wordsOfLabel(labelOf(entry.former.site))]))
      const formers = found
        .slice(offset, offset + limit)
        .map((entry) => ({ ...entry, label: labelOf(entry.former.site) }))
      return { total: found.length, formers }
    },
    async preview({ base64 }) {
      const rows = await readFile(Buffer.from(base64, 'base64'))
      if (rows.length > MAX_DIRECTORY_ROWS)
        throw new Refusal('directory.file-too-large', { what: 'rows', most: MAX_DIRECTORY_ROWS })
      const headings = findFormerHeadings(rows)
      if ('missing' in headings) throw new Refusal('lineage.no-headings')
      if ('twice' in headings)
        throw new Refusal('directory.heading-twice', { heading: headings.twice.slice(0, 100) })
      const entries = lineage.entries()
      const stored = new Map([...entries].map(([key, { former }]) => [key, former]))
      const plan = planLineage({ headings, rows, unitOf: unitsByCode(area()), stored })
      const { changes, unchanged } = plan
      const seen = new Map(
        changes.map(({ former }) => [keyOfFormer(former), entries.get(keyOfFormer(former))]),
      )
      const { id, expiresAt } = previews.keep({ changes, unchanged, seen })
      return {
        ...{ preview: id, expiresAt, rows: plan.rows, unchanged, wrong: plan.wrong },
        ...countsOf(changes),
        changes: [...changes],
        faults: plan.faults.slice(0, MAX_FAULTS_NAMED),
      }
    },
    async confirm({ preview }, by) {
      const shown = previews.take(preview)
      const { changes, unchanged, seen } = shown.is
      try {
        await lineage.write(by, (now) => {
          for (const [key, entry] of seen)
            if (now.get(key) !== entry)
              throw new Refusal('directory.stale', {
                site: now.get(key)?.former.name ?? entry?.former.name ?? '',
                by: now.get(key)?.by ?? '',
              })
          return changes.map(({ former }) => former)
        })
      } catch (error) {
        if (!(error instanceof Refusal)) previews.putBack(shown)
        throw error
      }
      return { ...countsOf(changes), unchanged }
    },
    async remove({ former }, by) {
      await lineage.remove(by, former)
      return {}
    },
    template: async ({ format }) => ({
      file: await writeFile(formerTemplate(formerColumns), { name: `mau-ten-cu-${place.self}`, format }),
    }),
  }
}

function countsOf(changes: readonly FormerChange[]): { added: number; changed: number } {
  const added = changes.filter(({ kind }) => kind === 'added').length
  return { added, changed: changes.length - added }
}

/** By the unit of today, then by the name. */
const order = (a: FormerEntry, b: FormerEntry): number =>
  a.former.site === b.former.site
    ? byName.compare(a.former.name, b.former.name)
    : a.former.site < b.former.site
      ? -1
      : 1
const byName = new Intl.Collator('vi')
