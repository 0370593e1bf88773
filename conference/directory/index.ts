export { checkRecord } from './check-record.ts'
export { type Column, columns } from './columns.ts'
export { blankRecord, type FieldFault, fieldsOf } from './fields.ts'
export { focalOn, focalsOn, linesOf } from './focal.ts'
export { type FormerIndex, indexFormers } from './formers.ts'
export {
  type FoundHeadings,
  findHeadings,
  type Headings,
  type HeadingsOf,
  headingsIn,
  letterOf,
  type SheetRow,
} from './headings.ts'
export { changedFields, type ImportPlan, planImport } from './plan.ts'
export { day, dayOfIso, isoOfDay, plain, tidy } from './read-text.ts'
export { type KnownSite, recogniserOf } from './recognise.ts'
export { type Read, type Told, wrong } from './told.ts'
