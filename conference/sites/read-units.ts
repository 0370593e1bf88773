import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { CENTRE } from './ids/index.ts'
import type { Unit } from './units.ts'

const FIRST_DAY = '2025-07-01'

const provinceRow = z.object({
  code: z.string(),
  abbr: z.string(),
  name: z.string(),
  kind: z.enum(['thanh_pho', 'tinh']),
  fullName: z.string(),
  slug: z.string(),
})
const communeRow = z.object({
  code: z.string(),
  provinceCode: z.string(),
  kind: z.enum(['xa', 'phuong', 'dac_khu']),
  name: z.string(),
  fullName: z.string(),
  slug: z.string(),
})
const changeRow = z.object({
  date: z.iso.date(),
  id: z.string(),
  kind: z.enum(['thanh_pho', 'tinh', 'xa', 'phuong', 'dac_khu']),
  fullName: z.string(),
  slug: z.string(),
})
export type UnitChange = z.infer<typeof changeRow>

const CENTRE_UNIT: Unit = {
  code: CENTRE,
  id: CENTRE,
  parentId: null,
  kind: 'trung_uong',
  name: 'Trung ương',
  fullName: 'Trung ương',
  slug: 'trung-uong',
  abbr: null,
  validFrom: FIRST_DAY,
  validTo: null,
}

/** Every unit and every period of it, from the data files beside this one; the centre first (rule S4). */
export function readUnits(): Unit[] {
  const provinces = z.array(provinceRow).parse(readData('provinces-34.json'))
  const communes = z.array(communeRow).parse(readData('communes-3321-2025-07.json'))
  const period = { validFrom: FIRST_DAY, validTo: null }
  const first: Unit[] = [
    CENTRE_UNIT,
    ...provinces.map((row) => ({ ...row, id: `VN-${row.code}`, parentId: CENTRE, ...period })),
    ...communes.map(({ provinceCode, ...row }) => ({
      ...row,
      id: `VN-${provinceCode}-${row.code}`,
      parentId: `VN-${provinceCode}`,
      abbr: null,
      ...period,
    })),
  ]
  return applyChanges(first, z.array(changeRow).parse(readData('changes.json')))
}

/**
 * Ends the period of each changed unit on the day of the change and begins its next one (rule S5). Changes
 * come in the order of their dates. Throws RangeError for a change of a unit that is not there.
 */
export function applyChanges(units: readonly Unit[], changes: readonly UnitChange[]): Unit[] {
  const result = [...units]
  for (const { date, id, ...change } of changes) {
    const index = result.findIndex((unit) => unit.id === id && unit.validTo === null)
    const before = result[index]
    if (!before || before.validFrom >= date) throw new RangeError(`change of ${id} on ${date} has no unit`)
    result.splice(index, 1, { ...before, validTo: date }, { ...before, ...change, validFrom: date })
  }
  return result
}

function readData(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8'))
}
