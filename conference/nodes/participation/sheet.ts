import { setImmediate as breathe } from 'node:timers/promises'
import { guarded, writeFile } from '#conference/directory-files'
import { wordsIn } from '#conference/sites/fold'
import type { NodeId, Presence } from '#contract'
import type { SheetFile, SheetFormat } from '#contract/directory'
import type { Arrival, Participant, ParticipantInvitation } from '#contract/participation'
import type { Grade } from '#contract/readiness'
import { formatVietnamTime } from '#foundation/time'
import { vietnamDay } from '../directory/vietnam-day.ts'

const headings = [
  ...[
    'Mã',
    'Điểm cầu',
    'Giấy mời',
    'Người dự',
    'Lý do xin vắng',
    'Tham dự',
    'Muộn (phút)',
    'Có mặt lần đầu',
    'Hình/tiếng đầu tiên',
    'Đang có mặt',
  ],
  ...['Thời gian có mặt', 'Số lần mất kết nối', 'Thời gian mất kết nối', 'Các lần mất kết nối'],
  ...['Kiểm thử khi bắt đầu', 'Điểm danh', 'Ghi chú điểm danh'],
  ...['Số lần mở micro', 'Thời gian mở micro', 'Số lần lên hình', 'Thời gian lên hình'],
  ...['Số lần lên hình ở chương trình riêng', 'Thời gian lên hình ở chương trình riêng'],
]
const arrivals: Record<Arrival['state'], string> = {
  'not-begun': 'Chưa bắt đầu',
  'on-time': 'Đúng giờ',
  late: 'Muộn',
  absent: 'Vắng',
  unknown: 'Không có trong sổ của cấp này',
}
const standings: Record<ParticipantInvitation['standing'], string> = {
  ...{ waiting: 'Chưa trả lời', outdated: 'Trả lời cho giờ cũ', received: 'Đã nhận', absent: 'Xin vắng' },
}
const grades: Record<Grade, string> = {
  ...{ good: 'Tốt', acceptable: 'Đạt', fail: 'Không đạt', untested: 'Chưa kiểm thử' },
}
const presences: Record<Presence, string> = { heard: 'Nghe rõ', 'no-sound': 'Không nghe', absent: 'Vắng' }

/** As many rows at once: some milliseconds of work. */
const ROWS = 200

/** The letters of a title in a file's name at most. */
const NAMED = 40

/** What a sheet is of. Moments are Unix milliseconds. */
export interface SheetOf {
  /** Of the session. */
  title: string
  /** The unit whose session it is. */
  unit: string
  startsAt: number
  /** The node that made the sheet, and when. */
  node: NodeId
  by: string
  at: number
}

export interface SheetWanted {
  of: SheetOf
  format: SheetFormat
  /** Of CSV. */
  separator: ',' | ';'
}

/**
 * The sheet: one row a site, in the order in which they are given; what is not known has an empty cell. Its name and, in
 * XLSX, the lines over the table say which session it is of (N91).
 */
export async function sheetOf(sites: readonly Participant[], wanted: SheetWanted): Promise<SheetFile> {
  const { of, format, separator } = wanted
  const name = nameOf(of)
  const rows: string[][] = []
  for (let first = 0; first < sites.length; first += ROWS) {
    rows.push(...sites.slice(first, first + ROWS).map(rowOf))
    await breathe()
  }
  if (format === 'xlsx')
    return writeFile([{ title: 'Tham dự', above: linesOf(of), headings, rows }], { name, format })
  const mime = 'text/csv; charset=utf-8'
  return { name: `${name}.csv`, mime, base64: (await csvOf(rows, separator)).toString('base64') }
}

/** `tham-du-VN-25-2026-11-24-0800-giao-ban-thang-11`: two sessions of a day have two files. */
function nameOf({ node, startsAt, title }: SheetOf): string {
  const time = clockTime(startsAt).replace(':', '')
  const words = wordsIn(title).join('-').slice(0, NAMED).replace(/-$/, '')
  return ['tham-du', node, vietnamDay(startsAt), time, words].filter((part) => part !== '').join('-')
}

const clockTime = (at: number): string => formatVietnamTime(at).slice(11, 16)
const dayAndTime = (at: number): string =>
  `${clockTime(at)} ngày ${vietnamDay(at).split('-').reverse().join('/')}`

const linesOf = ({ title, unit, startsAt, by, at }: SheetOf): string[] => [
  `Phiên họp: ${title}`,
  `Đơn vị: ${unit}. Bắt đầu: ${dayAndTime(startsAt)}`,
  `Bảng do ${by} lập lúc ${dayAndTime(at)}`,
  '',
]

/**
 * The sheet as a CSV file: one row a site, in the order in which they are given; what is not known has an empty cell. In
 * UTF-8 with its mark, no cell a formula (X4), with a pause after each part.
 */
async function csvOf(rows: readonly (readonly string[])[], separator: ',' | ';'): Promise<Buffer> {
  const lineOf = (cells: readonly string[]) => `${cells.map(cellOf).join(separator)}\r\n`
  const parts = [Buffer.from(`\uFEFF${lineOf(headings)}`)]
  for (let first = 0; first < rows.length; first += ROWS) {
    const lines = rows.slice(first, first + ROWS).map(lineOf)
    parts.push(Buffer.from(lines.join('')))
    await breathe()
  }
  return Buffer.concat(parts)
}

/** RFC 4180. */
const cellOf = (text: string): string => {
  const safe = guarded(text)
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function rowOf(of: Participant): string[] {
  const { invitation, arrival, here, firstAt, firstMediaAt, ready, rollCall, spoke, shown, shownApart } = of
  const answer = invitation?.answer
  const isKnown = arrival.state !== 'unknown'
  const known = (text: string) => (isKnown ? text : '')
  return [
    ...[of.site, of.label, invitation ? standings[invitation.standing] : ''],
    (answer?.attendees ?? []).map(({ name, post }) => (post ? `${name} (${post})` : name)).join('; '),
    answer?.absent ?? '',
    ...[arrivals[arrival.state], arrival.state === 'late' ? `${arrival.minutes}` : ''],
    ...[firstAt, firstMediaAt].map((at) => (at === null ? '' : formatVietnamTime(at))),
    here === null ? '' : here ? 'Có' : 'Không',
    ...[known(clockOf(of.presentMs)), known(`${of.dropped}`), known(clockOf(of.awayMs))],
    of.drops
      .map(({ from, to }) => `${formatVietnamTime(from)} – ${to === null ? 'nay' : formatVietnamTime(to)}`)
      .join('; '),
    ready ? grades[ready.grade] : '',
    rollCall === null ? '' : rollCall.answer ? presences[rollCall.answer.presence] : 'Chưa trả lời',
    rollCall?.answer?.reason ?? '',
    ...timesOf(spoke),
    ...timesOf(shown),
    ...timesOf(shownApart),
  ]
}

const timesOf = (of: Participant['spoke']): [string, string] =>
  of === null ? ['', ''] : [`${of.times}`, clockOf(of.ms)]

/** As sheets read a length of time, `1:02:03`; whole seconds. */
function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number) => `${value}`.padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
