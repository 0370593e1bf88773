import { type FormerIndex, findHeadings, planImport, recogniserOf } from '#conference/directory'
import { readFile, writeFile } from '#conference/directory-files'
import type { Directory } from '#conference/directory-store'
import { type BodyOf, type NodeId, Refusal, type ReplyOf, type SiteId } from '#contract'
import type { DirectoryOperations } from '#contract/console'
import { MAX_DIRECTORY_ROWS, MAX_FAULTS_NAMED } from '#contract/directory'
import type { Clock } from '#foundation/time'
import type { DirectoryDesk } from './desk.ts'
import { createPreviews, type SeenPlan, seenNow, stillSeen } from './previews.ts'
import { type SiteRow, sheetOf, templateSheets } from './sheets.ts'
import { vietnamDay } from './vietnam-day.ts'

type Body<Op extends keyof DirectoryOperations> = BodyOf<DirectoryOperations, Op>
type Reply<Op extends keyof DirectoryOperations> = Promise<ReplyOf<DirectoryOperations, Op>>

export interface DirectoryFilesOptions {
  node: NodeId
  directory: Directory
  sites: DirectoryDesk['sites']
  /** What units were called before they were merged or renamed. */
  formers: () => FormerIndex
  labelOf: (site: SiteId) => string
  newId: () => string
  clock: Pick<Clock, 'now'>
}

/** The directory as sheets: imported after a look at what would change, and exported (N80). */
export interface DirectoryFiles {
  /** Rejects with Refusal: `directory.file-unreadable`, `.file-too-large`, `.no-headings`, `.heading-twice`. */
  preview(body: Body<'directory.import-preview'>): Reply<'directory.import-preview'>
  /** Rejects with Refusal: `import.unknown`, `directory.stale`. */
  confirm(body: Body<'directory.import-confirm'>, by: string): Reply<'directory.import-confirm'>
  template(body: Body<'directory.template'>): Reply<'directory.template'>
  export(body: Body<'directory.export'>): Reply<'directory.export'>
}

export function createDirectoryFiles(options: DirectoryFilesOptions): DirectoryFiles {
  const { node, directory, sites, formers, labelOf, newId, clock } = options
  const previews = createPreviews<SeenPlan>(clock, newId)
  const nameOf = (what: string) => `${what}-${node}-${vietnamDay(clock.now())}`
  const rows = (): SiteRow[] => {
    const entries = directory.entries()
    return sites().map(({ site, names: [name = site] }) => ({
      site,
      name,
      record: entries.get(site)?.record,
    }))
  }

  return {
    async preview({ base64 }) {
      const read = await readFile(Buffer.from(base64, 'base64'))
      if (read.length > MAX_DIRECTORY_ROWS)
        throw new Refusal('directory.file-too-large', { what: 'rows', most: MAX_DIRECTORY_ROWS })
      const headings = findHeadings(read)
      if ('missing' in headings) throw new Refusal('directory.no-headings')
      if ('twice' in headings)
        throw new Refusal('directory.heading-twice', { heading: headings.twice.slice(0, 100) })
      const entries = directory.entries()
      const plan = planImport({
        ...{ headings, rows: read },
        recognise: recogniserOf(sites(), { id: node, label: labelOf(node) }, formers()),
        stored: (site) => entries.get(site)?.record,
      })
      const { id, expiresAt } = previews.keep(seenNow(plan, entries))
      const added = plan.changes.filter(({ kind }) => kind === 'added').length
      return {
        ...{ preview: id, expiresAt, rows: plan.rows, good: plan.rows - plan.wrong, added },
        ...{ changed: plan.changes.length - added, unchanged: plan.unchanged, wrong: plan.wrong },
        changes: [...plan.changes],
        faults: plan.faults.slice(0, MAX_FAULTS_NAMED),
        renamed: [...plan.renamed],
      }
    },
    async confirm({ preview: id }, by) {
      const preview = previews.take(id)
      const { changes, unchanged } = preview.is.plan
      try {
        await directory.change(by, 'import', (now) => stillSeen(preview.is, now, labelOf))
      } catch (error) {
        if (!(error instanceof Refusal)) previews.putBack(preview)
        throw error
      }
      const added = changes.filter(({ kind }) => kind === 'added').length
      return { added, changed: changes.length - added, unchanged }
    },
    async template({ format }) {
      const empty = rows().map((row) => ({ ...row, record: undefined }))
      const name = nameOf('mau-danh-ba')
      return { file: await writeFile([sheetOf(empty), ...templateSheets], { name, format }) }
    },
    async export({ format, separator }) {
      const name = nameOf('danh-ba')
      return { file: await writeFile([sheetOf(rows())], { name, format, separator }) }
    },
  }
}
