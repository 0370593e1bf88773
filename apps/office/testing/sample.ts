import { blankRecord } from '#conference/directory'
import type { SiteId } from '#contract'
import type { Account } from '#contract/accounts'
import type { FocalPerson, ImportPreview, SiteRecord } from '#contract/directory'
import type { FormerUnit } from '#contract/lineage'
import type { Incident } from '#contract/readiness'
import { registry } from './units.ts'

const family = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Đặng', 'Bùi']
const middle = ['Thị Hồng', 'Văn', 'Thị Phương', 'Quốc', 'Thị Kim', 'Đức', 'Khánh']
const given = ['Hạnh', 'Minh', 'Thảo', 'Bảo', 'Linh', 'Trâm', 'Hùng', 'Dũng', 'Hằng', 'Nghĩa', 'Quyên']
const pick = (from: readonly string[], at: number) => from[at % from.length] ?? ''

export const personOf = (at: number): FocalPerson => ({
  name: `${pick(family, at)} ${pick(middle, at * 3)} ${pick(given, at * 7)}`,
  post: at % 3 === 0 ? 'Chánh Văn phòng HĐND và UBND' : 'Công chức Văn phòng – Thống kê',
  phone: `0912${String(100_000 + at * 37).slice(-6)}`,
  ...{ from: '2026-07-01', to: null, document: 'CV 12/UBND-VP' },
})

/** A record as a province would have it of its commune. */
export function recordOf(site: SiteId, at: number): SiteRecord {
  const code = site.split('-').at(-1) ?? site
  const line = {
    network: 'tslcd',
    contractedKbps: 20_000,
    circuit: `PTO-${code}-01`,
    phone: '18001166',
  } as const
  return {
    ...blankRecord(site),
    room: { name: 'Phòng họp trực tuyến tầng 2', address: `Trụ sở UBND ${registry.byId(site)?.fullName}` },
    equipment: {
      ...{ type: 'browser', camera: 'Logitech Rally', microphone: 'Jabra Speak 750' },
      ...{ speaker: 'Jabra Speak 750', display: 'TV 65 inch' },
    },
    lines: { primary: { provider: pick(['VNPT', 'Viettel', 'MobiFone'], at), ...line }, backup: null },
    principal: personOf(at),
    deputies: at % 4 === 0 ? [personOf(at + 1)] : [],
  }
}

/** A unit that lies in a commune of today. */
export const formerOf = (name: string, site: SiteId): FormerUnit => ({
  ...{ name, site, district: 'Thành phố Việt Trì', province: '', code: '' },
  ...{ document: 'NQ 1676/NQ-UBTVQH15', from: '2025-07-01' },
})

/** What a file of four rows would do: one site added, one changed, one as it was, one wrong. */
export const previewOf = (added: SiteId, changed: SiteId): ImportPreview => ({
  ...{ preview: 'p1', expiresAt: Date.UTC(2026, 10, 23, 3), rows: 4, good: 3 },
  ...{ added: 1, changed: 1, unchanged: 1, wrong: 1 },
  changes: [
    {
      ...{ row: 2, site: added, label: registry.labelOf(added), kind: 'added' },
      fields: [
        { field: 'principal.name', before: '', after: 'Lê Quốc Bảo' },
        { field: 'principal.phone', before: '', after: '0912345678' },
      ],
    },
    {
      ...{ row: 3, site: changed, label: registry.labelOf(changed), kind: 'changed' },
      fields: [{ field: 'primary.mbps', before: '20', after: '50' }],
    },
  ],
  faults: [
    {
      ...{ row: 5, column: 'principal.phone', letter: 'T', heading: 'Đầu mối chính: điện thoại' },
      ...{ value: '0912 34' },
      reason: {
        vi: 'Không phải số điện thoại. Ghi một số, ví dụ 0912345678 hoặc 18001166.',
        en: 'No phone number. Write one, e.g. 0912345678 or 18001166.',
      },
    },
  ],
  renamed: [{ row: 3, site: changed, was: 'Xã Tên Cũ', label: registry.labelOf(changed) }],
})

/** Who has signed in by name. */
export const lan: Account = {
  ...{ id: 'a1', name: 'ntlan', person: 'Nguyễn Thị Lan', post: 'Chuyên viên Văn phòng', phone: '' },
  ...{ role: 'organiser', unit: 'VN-25', provider: null, disabled: false, hasPassword: true },
  ...{ secondFactor: true, invitedUntil: null, lastSignInAt: 0 },
}

/** An open call for help that was given to a telecom. */
export const callFrom = (site: SiteId): Incident => ({
  ...{ id: 'i1', site, cause: { kind: 'help', words: 'Mất hình' }, lastSeenAt: 0, times: 1, reopened: 0 },
  owner: { party: 'telecom', provider: 'VNPT', circuit: '', phone: '' },
  ...{ openedAt: Date.now(), state: { state: 'opened' } },
})
