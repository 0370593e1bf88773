import { tierOf } from '#conference/sites/ids'
import type { SiteId } from '#contract'
import {
  type DirectoryField,
  directoryField,
  type FocalPerson,
  type SiteKind,
  type SiteLine,
  type SiteRecord,
} from '#contract/directory'
import { codeOf, equipmentWords, kindWords, networkWords } from './choices.ts'
import { dayOfIso, isoOfDay } from './read-text.ts'
import type { Told } from './told.ts'

/** A record as the sheet writes it: the text of each field, empty where nothing is known. */
export type Fields = Readonly<Record<DirectoryField, string>>

/** What can be wrong with fields that are right each by itself (F7). */
export interface FieldFault {
  field: DirectoryField
  reason: Told
}

const kindOfTier = { centre: 'central', province: 'provincial', commune: 'commune' } as const

/** Whether it is a department or another body of a province: a room beside its own and its communes'. */
const isBody = (site: SiteId): boolean => tierOf(site) === 'province' && site.split('-').length === 3

const ownKind = (site: SiteId): SiteKind => (isBody(site) ? 'department' : kindOfTier[tierOf(site)])

/** A site of which nothing is known. */
export const blankRecord = (site: SiteId): SiteRecord => ({
  site,
  kind: ownKind(site),
  room: { name: '', address: '' },
  equipment: { type: null, camera: '', microphone: '', speaker: '', display: '' },
  lines: { primary: null, backup: null },
  ...{ principal: null, deputies: [], notes: '' },
})

export function fieldsOf({ kind, room, equipment, lines, principal, deputies, notes }: SiteRecord): Fields {
  const { type, ...devices } = equipment
  return Object.fromEntries<string>([
    ['kind', kindWords[kind]],
    ...under('room', room),
    ['equipment.type', type === null ? '' : equipmentWords[type]],
    ...under('equipment', devices),
    ...under('primary', lineTexts(lines.primary)),
    ...under('backup', lineTexts(lines.backup)),
    ...under('principal', personTexts(principal)),
    ...under('deputy1', personTexts(deputies[0] ?? null)),
    ...under('deputy2', personTexts(deputies[1] ?? null)),
    ['notes', notes],
  ]) as Fields
}

const under = (name: string, texts: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(texts).map(([key, text]) => [`${name}.${key}`, text])

const lineTexts = (line: SiteLine | null) => ({
  provider: line?.provider ?? '',
  network: line?.network ? networkWords[line.network] : '',
  mbps: line?.contractedKbps ? String(line.contractedKbps / 1000).replace('.', ',') : '',
  circuit: line?.circuit ?? '',
  phone: line?.phone ?? '',
})

const personTexts = (person: FocalPerson | null) => ({
  name: person?.name ?? '',
  post: person?.post ?? '',
  phone: person?.phone ?? '',
  email: person?.email ?? '',
  from: person?.from ? dayOfIso(person.from) : '',
  to: person?.to ? dayOfIso(person.to) : '',
  document: person?.document ?? '',
})

/** The record that fields say, each of which was read by its column; or what is wrong between them (F7). */
export function recordOf(site: SiteId, fields: Fields): { record: SiteRecord } | { faults: FieldFault[] } {
  const faults = [
    ...kindFaults(site, fields),
    ...(['primary', 'backup'] as const).flatMap((line) => lineFaults(line, fields)),
    ...(['principal', 'deputy1', 'deputy2'] as const).flatMap((person) => personFaults(person, fields)),
  ]
  if (faults.length > 0) return { faults }
  const deputies = [personOf('deputy1', fields), personOf('deputy2', fields)]
  const record: SiteRecord = {
    site,
    kind: kindIn(site, fields),
    room: { name: fields['room.name'], address: fields['room.address'] },
    equipment: {
      type: codeOf(equipmentWords, fields['equipment.type']),
      camera: fields['equipment.camera'],
      microphone: fields['equipment.microphone'],
      speaker: fields['equipment.speaker'],
      display: fields['equipment.display'],
    },
    lines: { primary: lineOf('primary', fields), backup: lineOf('backup', fields) },
    principal: personOf('principal', fields),
    deputies: deputies.filter((person) => person !== null),
    notes: fields.notes,
  }
  return { record }
}

const kindIn = (site: SiteId, fields: Fields): SiteKind => codeOf(kindWords, fields.kind) ?? ownKind(site)

function lineOf(name: 'primary' | 'backup', fields: Fields): SiteLine | null {
  const provider = fields[`${name}.provider`]
  if (provider === '') return null
  const mbps = fields[`${name}.mbps`]
  return {
    provider,
    network: codeOf(networkWords, fields[`${name}.network`]),
    contractedKbps: mbps === '' ? null : Math.round(Number(mbps.replace(',', '.')) * 1000),
    circuit: fields[`${name}.circuit`],
    phone: fields[`${name}.phone`],
  }
}

function personOf(name: 'principal' | 'deputy1' | 'deputy2', fields: Fields): FocalPerson | null {
  if (fields[`${name}.name`] === '') return null
  const [from, to] = [fields[`${name}.from`], fields[`${name}.to`]]
  return {
    name: fields[`${name}.name`],
    post: fields[`${name}.post`],
    phone: fields[`${name}.phone`],
    ...(fields[`${name}.email`] !== '' && { email: fields[`${name}.email`] }),
    from: from === '' ? null : isoOfDay(from),
    to: to === '' ? null : isoOfDay(to),
    document: fields[`${name}.document`],
  }
}

/** Communes, provinces and the centre are told by their code; departments and others are rooms of a province or the centre. */
function kindFaults(site: SiteId, fields: Fields): FieldFault[] {
  const kind = kindIn(site, fields)
  const own = ownKind(site)
  if (kind === own || kind === 'other' || (kind === 'department' && own !== 'commune')) return []
  if (isBody(site) && kind !== 'commune') return []
  const reason = {
    vi: `Không hợp với mã ${site}: ở đây là “${kindWords[own]}” hoặc “Khác”.`,
    en: `Does not fit the code ${site}: here it is “${kindWords[own]}” or “${kindWords.other}”.`,
  }
  return [{ field: 'kind', reason }]
}

const filled = (name: string, fields: Fields): boolean =>
  directoryField.options.some((field) => field.startsWith(`${name}.`) && fields[field] !== '')

function lineFaults(name: 'primary' | 'backup', fields: Fields): FieldFault[] {
  if (fields[`${name}.provider`] !== '' || !filled(name, fields)) return []
  return [
    {
      field: `${name}.provider`,
      reason: { vi: 'Thiếu nhà mạng của kênh này.', en: 'The provider of this line is missing.' },
    },
  ]
}

function personFaults(name: 'principal' | 'deputy1' | 'deputy2', fields: Fields): FieldFault[] {
  if (!filled(name, fields)) return []
  const [from, to] = [fields[`${name}.from`], fields[`${name}.to`]]
  const faults: FieldFault[] = []
  if (fields[`${name}.name`] === '')
    faults.push({ field: `${name}.name`, reason: { vi: 'Thiếu họ tên.', en: 'The name is missing.' } })
  if (fields[`${name}.phone`] === '')
    faults.push({
      field: `${name}.phone`,
      reason: { vi: 'Thiếu số điện thoại của người này.', en: 'The phone of this person is missing.' },
    })
  if (from !== '' && to !== '' && isoOfDay(to) < isoOfDay(from))
    faults.push({
      field: `${name}.to`,
      reason: { vi: `Trước ngày bắt đầu (${from}).`, en: `Before the first day (${from}).` },
    })
  return faults
}
