import { z } from 'zod'

const lineFields = ['provider', 'network', 'mbps', 'circuit', 'phone'] as const
const personFields = ['name', 'post', 'phone', 'email', 'from', 'to', 'document'] as const

/** The fields of a record by name, each a column of the sheet: people name them, the record says which changed. */
export const directoryField = z.enum([
  'kind',
  'room.name',
  'room.address',
  'equipment.type',
  'equipment.camera',
  'equipment.microphone',
  'equipment.speaker',
  'equipment.display',
  ...lineFields.map((field) => `primary.${field}` as const),
  ...lineFields.map((field) => `backup.${field}` as const),
  ...personFields.map((field) => `principal.${field}` as const),
  ...personFields.map((field) => `deputy1.${field}` as const),
  ...personFields.map((field) => `deputy2.${field}` as const),
  'notes',
])
export type DirectoryField = z.infer<typeof directoryField>

/** The columns that say which site a row is of, beside its fields. */
export const directoryColumn = z.enum(['code', 'name', ...directoryField.options])
export type DirectoryColumn = z.infer<typeof directoryColumn>
