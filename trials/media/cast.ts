import type { SiteId } from '#contract'

/** What one synthetic site looks and sounds like. Everything a trial needs to tell it from the others. */
export interface SiteLook {
  site: SiteId
  /** Name on the wall of the room, as the registry spells it. */
  label: string
  /** Colour of the wall, sRGB: fills {@link WALL_PATCH} and nothing else in the picture has it. */
  wall: readonly [red: number, green: number, blue: number]
  /** Base frequency of the site's sound, Hz: its strongest partial. */
  toneHz: number
  backdrop: 'window' | 'slats' | 'curtain' | 'screen' | 'shelf'
  people: number
}

const look = (
  site: SiteId,
  label: string,
  wall: SiteLook['wall'],
  toneHz: number,
  backdrop: SiteLook['backdrop'],
  people: number,
): SiteLook => ({ site, label, wall, toneHz, backdrop, people })

/**
 * The twelve rooms. Walls lie at least 55 apart (Euclid in sRGB), base frequencies at least 61 Hz, and none
 * lies within 24 Hz of a second, third or fourth harmonic of another.
 */
export const cast: readonly SiteLook[] = [
  look('VN', 'Trung ương', [0x27, 0x40, 0x6b], 300, 'screen', 5),
  look('VN-25', 'Tỉnh Phú Thọ', [0x2f, 0x7f, 0x6f], 361, 'slats', 5),
  look('VN-19', 'Tỉnh Thái Nguyên', [0x6d, 0x4a, 0x7c], 422, 'curtain', 5),
  look('VN-25-07900', 'PTO - Phường Việt Trì', [0xd8, 0xb5, 0x7a], 483, 'window', 3),
  look('VN-25-04795', 'PTO - Phường Hòa Bình', [0x7f, 0xb2, 0xdc], 544, 'shelf', 4),
  look('VN-25-08872', 'PTO - Xã Tam Dương Bắc', [0x9d, 0xbb, 0x84], 624, 'slats', 3),
  look('VN-25-08521', 'PTO - Xã Phùng Nguyên', [0xc0, 0x69, 0x4a], 685, 'window', 2),
  look('VN-25-05014', 'PTO - Xã Mường Động', [0x33, 0x5c, 0x33], 746, 'curtain', 3),
  look('VN-19-05443', 'TNN - Phường Phan Đình Phùng', [0xdc, 0x7f, 0x9c], 807, 'screen', 4),
  look('VN-19-05722', 'TNN - Xã Nghinh Tường', [0x7c, 0x7a, 0x33], 868, 'shelf', 2),
  look('VN-19-01957', 'TNN - Xã Thượng Quan', [0x39, 0xa9, 0xb5], 929, 'window', 3),
  look('VN-19-01882', 'TNN - Xã Nghiên Loan', [0xab, 0x86, 0xcf], 990, 'slats', 2),
]

/** A part of every picture that shows nothing but the wall, as fractions of width and height. */
export const WALL_PATCH = { left: 0.02, top: 0.24, right: 0.1, bottom: 0.55 } as const
