export { type FormerColumnOf, formerColumns } from './columns.ts'
export { findFormerHeadings, keyOfFormer, type LineagePlan, planLineage } from './plan.ts'
export { type UnitOfToday, unitsByCode } from './unit-of-code.ts'
