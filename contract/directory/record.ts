import { z } from 'zod'
import { siteId } from '../ids.ts'
import { humanText, moment, revision } from '../protocol.ts'

/** A day of the calendar, Vietnam's: `2026-07-01`. */
const day = z.iso.date()
const phone = humanText(40)

/** One e-mail address as it is written in an envelope: plain ASCII, without a name, quotes or comments. */
export const mailAddress = z.email().max(254)

export const siteKind = z.enum(['commune', 'department', 'provincial', 'central', 'other'])
export type SiteKind = z.infer<typeof siteKind>

/** What stands in the room. `browser`: a computer with our page; `hardware`: a codec with its own equipment. */
export const siteEquipment = z.strictObject({
  type: z.enum(['browser', 'hardware']).nullable(),
  camera: humanText(120),
  microphone: humanText(120),
  speaker: humanText(120),
  display: humanText(120),
})
export type SiteEquipment = z.infer<typeof siteEquipment>

/** `tslcd`: the dedicated data network of Party and State bodies. */
export const siteLine = z.strictObject({
  provider: humanText(120).pipe(z.string().min(1)),
  network: z.enum(['tslcd', 'internet']).nullable(),
  contractedKbps: z.number().int().min(1).max(100_000_000).nullable(),
  circuit: humanText(80),
  /** Answers day and night. */
  phone,
})
export type SiteLine = z.infer<typeof siteLine>

/** A focal person (đầu mối). Both days are counted; null: not bounded. */
export const focalPerson = z
  .strictObject({
    name: humanText(120).pipe(z.string().min(1)),
    post: humanText(120),
    phone: phone.pipe(z.string().min(1)),
    /** Left out: none is known. */
    email: mailAddress.optional(),
    from: day.nullable(),
    to: day.nullable(),
    /** The document that named them. */
    document: humanText(120),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    message: 'ends before it begins',
    path: ['to'],
  })
export type FocalPerson = z.infer<typeof focalPerson>

/** All that the directory (danh bạ) says of a site. What is not known is empty or null. */
export const siteRecord = z.strictObject({
  site: siteId,
  kind: siteKind,
  room: z.strictObject({ name: humanText(120), address: humanText(200) }),
  equipment: siteEquipment,
  lines: z.strictObject({ primary: siteLine.nullable(), backup: siteLine.nullable() }),
  principal: focalPerson.nullable(),
  deputies: z.array(focalPerson).max(2),
  notes: humanText(500),
})
export type SiteRecord = z.infer<typeof siteRecord>

/** A record as it is stored: each change of it has the next revision, from 1. */
export const directoryEntry = z.strictObject({
  record: siteRecord,
  revision: revision.min(1),
  at: moment,
  by: humanText(120),
})
export type DirectoryEntry = z.infer<typeof directoryEntry>
