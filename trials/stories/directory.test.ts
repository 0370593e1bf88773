import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { errorBody } from '#contract'
import { type ConsoleOperations, consoleOperations, type Right } from '#contract/console'
import { silentLog } from '#foundation/log'
import { type Constellation, startConstellation, threeTiers } from '#trials/constellation'
import { bomb } from './zip-bomb.ts'

type Op = Extract<
  keyof ConsoleOperations,
  | `${'directory' | 'lineage' | 'bodies'}.${string}`
  | 'record.list'
  | 'readiness.board'
  | 'search.find'
  | 'sites.issue-link'
>
type Reply<Of extends Op> = z.infer<ConsoleOperations[Of]['reply']>

let constellation: Constellation
let url: string
let token: string
const control = () => constellation.tier('VN-25').control
const tokenWith = async (rights: Right[]) =>
  (await control().sites.issueAccessToken({ name: 'Văn thư', rights, expiresAt: null })).token

beforeAll(async () => {
  const province = threeTiers({ storeOf: () => 'pglite:memory' }).filter(({ node }) => node === 'VN-25')
  constellation = await startConstellation(
    province.map((config) => ({
      ...config,
      parent: null,
      readiness: { ...config.readiness, phones: { [inConfiguration]: '0210 000 000' } },
    })),
    silentLog,
  )
  url = control().url
  token = await tokenWith(['read', 'sites'])
})
afterAll(() => constellation?.close())

const post = (op: Op, body: unknown, by = token) =>
  fetch(`${url}/api/v1/${op}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${by}` },
    body: JSON.stringify(body),
  })
async function ask<Of extends Op>(op: Of, body: unknown): Promise<Reply<Of>> {
  const answer = await post(op, body)
  const said: unknown = await answer.json()
  expect(answer.status, JSON.stringify(said).slice(0, 400)).toBe(200)
  return consoleOperations[op].reply.parse(said) as Reply<Of>
}
async function refused(op: Op, body: unknown) {
  const answer = await post(op, body)
  const { error } = (await answer.json()) as { error: unknown }
  return { status: answer.status, ...errorBody.parse(error) }
}
const preview = (file: Buffer) => ask('directory.import-preview', { base64: file.toString('base64') })

const inConfiguration = 'VN-25-08152'
const communes = () =>
  control()
    .sites.registry.childrenOf('VN-25')
    .map(({ id, code, fullName }) => ({ id, code, fullName }))

const headings = [
  ...['Mã đơn vị', 'Tên đơn vị', 'Loại điểm cầu', 'Thiết bị', 'Kênh chính: nhà mạng', 'Kênh chính: mạng'],
  ...[
    'Kênh chính: tốc độ (Mbps)',
    'Kênh chính: mã kênh',
    'Kênh chính: số trực 24/7',
    'Đầu mối chính: họ tên',
  ],
  ...['Đầu mối chính: điện thoại', 'Đầu mối chính: từ ngày', 'Đầu mối chính: đến hết ngày', 'Ghi chú'],
]
const goodRow = ({ code, fullName }: { code: string; fullName: string }, index: number) => [
  ...[code, fullName, 'Cấp xã', 'Trình duyệt', 'VNPT', 'TSLCD', '20', `PTO-${code}-01`, '18001166'],
  ...[`Nguyễn Văn ${index}`, `0912${String(index).padStart(6, '0')}`, '01/07/2026', '', '=1+1'],
]

/** Ten rows, each wrong in its own way: the column, what stands there, and what the reason says. */
const wrongs: readonly { at: number; value: string; column: string; says: string }[] = [
  { at: 0, value: '99999', column: 'code', says: 'Không có đơn vị mã này' },
  { at: 0, value: '00004', column: 'code', says: 'Không có đơn vị mã này thuộc Tỉnh Phú Thọ' },
  { at: 1, value: 'Phường Ba Đình', column: 'name', says: 'Không khớp với mã' },
  { at: 2, value: 'Cấp tỉnh', column: 'kind', says: 'Không hợp với mã' },
  { at: 3, value: 'Máy chiếu', column: 'equipment.type', says: 'Chỉ nhận một trong' },
  { at: 4, value: '', column: 'primary.provider', says: 'Thiếu nhà mạng' },
  { at: 6, value: 'nhanh', column: 'primary.mbps', says: 'Không phải tốc độ' },
  { at: 10, value: '0912 34', column: 'principal.phone', says: 'Không phải số điện thoại' },
  { at: 11, value: '31/02/2026', column: 'principal.from', says: 'Không phải ngày có thật' },
  { at: 12, value: '30/06/2026', column: 'principal.to', says: 'Trước ngày bắt đầu' },
]
const EVERY = 14
const FIRST_ROW = 2

async function sheet(rows: readonly (readonly string[])[]) {
  const workbook = new ExcelJS.Workbook()
  const made = workbook.addWorksheet('Danh bạ')
  for (const row of [headings, ...rows]) made.addRow([...row])
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
const province = () =>
  communes().map((commune, index) => {
    const row = goodRow(commune, index)
    const wrong = index % EVERY === 0 ? wrongs[index / EVERY] : undefined
    if (wrong) row[wrong.at] = wrong.value
    return row
  })

test('F10 F13 N80: 148 communes from XLSX: ten wrong rows are named, 138 shown, one confirm stores them, again changes nothing', async () => {
  expect(communes().length).toBe(148)
  const file = await sheet(province())
  const shown = await preview(file)
  expect(shown).toMatchObject({ rows: 148, good: 138, added: 138, changed: 0, unchanged: 0, wrong: 10 })
  expect(shown.faults.map(({ row, column }) => ({ row, column }))).toEqual(
    wrongs.map(({ column }, index) => ({ row: FIRST_ROW + index * EVERY, column })),
  )
  for (const [index, fault] of shown.faults.entries()) {
    expect(fault.reason.vi).toContain(wrongs[index]?.says)
    expect(fault.value).toBe(wrongs[index]?.value)
    expect(headings).toContain(fault.heading)
    expect(fault.letter).toBe(String.fromCharCode(65 + headings.indexOf(fault.heading)))
  }
  expect((await ask('directory.list', {})).unnamed).toBe(149)

  const { preview: id } = shown
  expect(await ask('directory.import-confirm', { preview: id })).toEqual({
    added: 138,
    changed: 0,
    unchanged: 0,
  })
  const listed = await ask('directory.list', { limit: 500 })
  expect(listed.sites.filter(({ entry }) => entry !== null).length).toBe(138)
  expect({ total: listed.total, unnamed: listed.unnamed }).toEqual({ total: 149, unnamed: 11 })
  expect((await ask('directory.list', { unnamed: true })).total).toBe(11)
  expect(await refused('directory.import-confirm', { preview: id })).toMatchObject({
    ...{ status: 404, code: 'import.unknown' },
  })

  const again = await preview(file)
  expect(again).toMatchObject({ good: 138, added: 0, changed: 0, unchanged: 138, wrong: 10, changes: [] })
  const before = await ask('record.list', { after: 0, limit: 1000 })
  await ask('directory.import-confirm', { preview: again.preview })
  expect(await ask('record.list', { after: 0, limit: 1000 })).toEqual(before)
  const told = before.events.filter(({ body }) => body.kind === 'directory.changed')
  expect(told).toMatchObject([{ body: { how: 'import', by: 'Văn thư' } }])
  expect(JSON.stringify(told)).not.toContain('0912')
})

test('X4 X5 F13: what is exported is text, is imported again without a change, and the template holds every site', async () => {
  for (const format of [{ format: 'xlsx' }, { format: 'csv' }, { format: 'csv', separator: ';' }]) {
    const { file } = await ask('directory.export', format)
    const bytes = Buffer.from(file.base64, 'base64')
    expect(await preview(bytes)).toMatchObject({ rows: 138, unchanged: 138, changes: [], faults: [] })
    if (format.format === 'csv') expect(bytes.toString()).toContain("'=1+1")
  }
  const { file } = await ask('directory.template', { format: 'xlsx' })
  const workbook = new ExcelJS.Workbook()
  const bytes = Buffer.from(file.base64, 'base64')
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount >= 3])).toEqual([
    ['Danh bạ', true],
    ['Ví dụ', true],
    ['Giải thích', true],
  ])
  expect(workbook.worksheets[0]?.rowCount).toBe(150)
  expect(await preview(bytes)).toMatchObject({ rows: 0, changes: [], faults: [] })
})

test('N79 N80: a stale preview and a stale record are refused, and change nothing', async () => {
  const [first] = communes().slice(1)
  if (!first) return expect.fail('no commune')
  const rows = [goodRow(first, 1).with(-1, 'từ tệp'), goodRow(communes()[2] ?? first, 2).with(-1, 'từ tệp')]
  const shown = await preview(await sheet(rows))
  expect(shown.changed).toBe(2)
  const { entry } = await ask('directory.get', { site: first.id })
  if (!entry) return expect.fail('nothing stored')
  const record = { ...entry.record, notes: 'sửa tay' }
  expect(await ask('directory.set', { record, seen: entry.revision })).toEqual({ revision: 2 })
  expect(await refused('directory.set', { record, seen: entry.revision })).toMatchObject({
    ...{ status: 409, code: 'directory.stale' },
  })
  expect(await refused('directory.import-confirm', { preview: shown.preview })).toMatchObject({
    ...{ status: 409, code: 'directory.stale' },
  })
  const { sites } = await ask('directory.list', { limit: 500 })
  expect(sites.filter((each) => each.entry?.record.notes === 'từ tệp')).toEqual([])
  const wrong = { ...record, principal: { ...(record.principal ?? expect.fail('nobody')), phone: 'x' } }
  expect(await refused('directory.set', { record: wrong, seen: 2 })).toMatchObject({
    ...{ code: 'directory.field-wrong', details: { field: 'principal.phone' } },
  })
  expect(
    await refused('directory.set', { record: { ...record, site: 'VN-19-05710' }, seen: 0 }),
  ).toMatchObject({ code: 'directory.not-here' })
})

test('N81: the board says whom to call: the configuration first, then the directory', async () => {
  const [, second] = communes()
  const { sites } = await ask('readiness.board', {})
  const phoneOf = (site: string | undefined) => sites.find((row) => row.site === site)?.phone
  expect(phoneOf(second?.id)).toBe('0912000001')
  expect(phoneOf(inConfiguration)).toBe('0210 000 000')
  expect(phoneOf(communes()[0]?.id)).toBeNull()
})

test('X1 X2: a file that is too large, a bomb and what is no sheet are refused by name, and the node goes on', async () => {
  const send = (file: Buffer) => refused('directory.import-preview', { base64: file.toString('base64') })
  expect(await send(Buffer.alloc(2 * 1024 * 1024, 'a'))).toMatchObject({
    status: 413,
    code: 'message.too-large',
  })
  expect(await send(Buffer.from('\u0089PNG\u0000'))).toMatchObject({ code: 'directory.file-unreadable' })
  expect(await send(Buffer.from('a;b\r\n1;2\r\n'))).toMatchObject({ code: 'directory.no-headings' })
  expect(await send(bomb())).toMatchObject({ code: 'directory.file-too-large' })
  expect((await ask('directory.list', { limit: 1 })).total).toBe(149)
})

test('F16, I2, N140: old names of an import are mapped after the former units were imported, and what is ambiguous is named', async () => {
  const [first, second] = communes()
  if (!first || !second) return expect.fail('no communes')
  const formers = [
    'Tên đơn vị cũ;Cấp huyện cũ;Mã đơn vị mới;Từ ngày;Văn bản',
    `Xã Cũ;Huyện Một;${first.code};01/07/2025;NQ 1676`,
    `Xã Cũ;Huyện Hai;${second.code};01/07/2025;\t=HYPERLINK("http://x")`,
    'Xã Lạ;Huyện Ba;99999;01/07/2025;',
  ].join('\r\n')
  const read = async () => ask('lineage.import-preview', { base64: Buffer.from(formers).toString('base64') })
  const shown = await read()
  expect(shown).toMatchObject({ added: 2, wrong: 1, faults: [{ row: 4, column: 'site' }] })
  expect((await ask('lineage.list', {})).total).toBe(0)
  await ask('lineage.import-confirm', { preview: shown.preview })
  expect(await refused('lineage.import-confirm', { preview: shown.preview })).toMatchObject({
    code: 'import.unknown',
  })
  expect(await read()).toMatchObject({ added: 0, changed: 0, unchanged: 2 })

  const rows = ['Tên đơn vị;Ghi chú', '"Xã Cũ, huyện Một";mới', 'Xã Cũ;x', 'Xã Lạ;x'].join('\r\n')
  const mapped = await preview(Buffer.from(rows))
  expect(mapped.renamed).toMatchObject([{ row: 2, site: first.id, was: 'Xã Cũ, huyện Một' }])
  expect(mapped.faults.map(({ row, column }) => [row, column])).toEqual([
    [3, 'name'],
    [4, 'name'],
  ])
  expect(mapped.faults[0]?.reason.en).toContain(`${second.id} (${second.fullName} ← Xã Cũ, Huyện Hai)`)
  expect((await ask('search.find', { text: 'xa cu huyen' })).units.found).toMatchObject([
    { site: first.id, was: 'Xã Cũ' },
    { site: second.id, was: 'Xã Cũ' },
  ])
})

test('N144: a department is made, has a link, a record and a row on the board; closed it has none of them', async () => {
  const site = 'VN-25-SYT'
  expect(await ask('bodies.set', { body: { site, name: 'Sở Y tế', kind: 'department' }, seen: 0 })).toEqual({
    revision: 1,
  })
  const { url: link } = await ask('sites.issue-link', { site })
  const { label, entry } = await ask('directory.get', { site })
  expect([label, entry]).toEqual(['PTO - Sở Y tế', null])
  const sheet = Buffer.from('Mã đơn vị;Ghi chú\nSYT;tầng 3\n')
  const { changes, preview: id } = await preview(sheet)
  expect(changes).toMatchObject([{ site, label: 'PTO - Sở Y tế' }])
  await ask('directory.import-confirm', { preview: id })
  expect((await ask('directory.get', { site })).entry?.record).toMatchObject({
    ...{ kind: 'department', notes: 'tầng 3' },
  })
  const onBoard = async () => (await ask('readiness.board', {})).sites.some((row) => row.site === site)
  expect(await onBoard()).toBe(true)
  expect((await ask('search.find', { text: 'so y te' })).units.found).toMatchObject([{ site }])

  await ask('bodies.close', { site, seen: 1 })
  expect(await onBoard()).toBe(false)
  expect(await refused('directory.get', { site })).toMatchObject({ code: 'directory.not-here' })
  expect(await refused('sites.issue-link', { site })).toMatchObject({ code: 'site.unknown' })
  expect((await control().sites.listLinks(site)).every(({ revokedAt }) => revokedAt !== null)).toBe(true)
  expect(link).toContain('/r/')
  expect(await refused('bodies.close', { site: 'VN-19-SYT', seen: 0 })).toMatchObject({
    code: 'body.not-here',
  })
})
