import type { SiteId } from '#contract'
import { type DirectoryField, directoryField, type SiteKind, type SiteRecord } from '#contract/directory'

/** A record as the form holds it: the text of each field, the code of each choice, empty where nothing is known. */
export type Texts = Readonly<Record<DirectoryField, string>>

type Line = SiteRecord['lines']['primary']
type Person = SiteRecord['principal']

/** The kind that follows from the site's code. */
export function kindOf(site: SiteId): SiteKind {
  const [, province, room] = site.split('-')
  if (province === undefined) return 'central'
  if (room === undefined) return 'provincial'
  return /^\d{5}$/.test(room) ? 'commune' : 'department'
}

/** The texts of a record; of a site of which nothing is known, null, only its kind. */
export function textsOf(site: SiteId, record: SiteRecord | null): Texts {
  const texts: Partial<Record<DirectoryField, string>> = record
    ? {
        kind: record.kind,
        'room.name': record.room.name,
        'room.address': record.room.address,
        'equipment.type': record.equipment.type ?? '',
        'equipment.camera': record.equipment.camera,
        'equipment.microphone': record.equipment.microphone,
        'equipment.speaker': record.equipment.speaker,
        'equipment.display': record.equipment.display,
        ...ofLine('primary', record.lines.primary),
        ...ofLine('backup', record.lines.backup),
        ...ofPerson('principal', record.principal),
        ...ofPerson('deputy1', record.deputies[0] ?? null),
        ...ofPerson('deputy2', record.deputies[1] ?? null),
        notes: record.notes,
      }
    : { kind: kindOf(site) }
  return Object.fromEntries(directoryField.options.map((field) => [field, texts[field] ?? ''])) as Texts
}

const ofLine = (name: 'primary' | 'backup', line: Line) => ({
  [`${name}.provider`]: line?.provider,
  [`${name}.network`]: line?.network ?? '',
  [`${name}.mbps`]: line?.contractedKbps ? String(line.contractedKbps / 1000).replace('.', ',') : '',
  [`${name}.circuit`]: line?.circuit,
  [`${name}.phone`]: line?.phone,
})

const ofPerson = (name: 'principal' | 'deputy1' | 'deputy2', person: Person) => ({
  [`${name}.name`]: person?.name,
  [`${name}.post`]: person?.post,
  [`${name}.phone`]: person?.phone,
  [`${name}.email`]: person?.email,
  [`${name}.from`]: dayShown(person?.from ?? null),
  [`${name}.to`]: dayShown(person?.to ?? null),
  [`${name}.document`]: person?.document,
})

const dayShown = (iso: string | null): string => (iso === null ? '' : iso.split('-').reverse().join('/'))

/** The fields in which two forms of a record differ. */
export const differing = (one: Texts, other: Texts): DirectoryField[] =>
  directoryField.options.filter((field) => one[field].trim() !== other[field].trim())

/** What somebody typed over `base`, put over what the record says now. */
export interface Merged {
  texts: Texts
  /** Fields that both changed, otherwise: what was typed stands, and what the record says. */
  both: readonly { field: DirectoryField; theirs: string }[]
}

export function mergeTexts(base: Texts, typed: Texts, now: Texts): Merged {
  const own = differing(base, typed)
  const texts = { ...now, ...Object.fromEntries(own.map((field) => [field, typed[field]])) }
  const clashing = differing(base, now).filter((field) => own.includes(field) && typed[field] !== now[field])
  return { texts, both: clashing.map((field) => ({ field, theirs: now[field] })) }
}
