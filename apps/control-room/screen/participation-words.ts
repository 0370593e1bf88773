import { text } from '#browser/kit'
import { lengthOf, type Standing } from '../state/participation.ts'

/** How a site stands in a session. */
export const standingText = text({
  'not-begun': { vi: 'chưa bắt đầu', en: 'not begun' },
  'on-time': { vi: 'đúng giờ', en: 'on time' },
  late: { vi: 'muộn {minutes} phút', en: '{minutes} min late' },
  absent: { vi: 'vắng', en: 'absent' },
  unknown: { vi: 'không rõ', en: 'not known' },
  away: { vi: 'đang mất kết nối', en: 'lost now' },
  left: { vi: 'đã rời trước khi kết thúc', en: 'left before the end' },
} satisfies Record<Standing | 'left', { vi: string; en: string }>)

const length = text({
  hours: { vi: '{hours} giờ {minutes} phút', en: '{hours} h {minutes} min' },
  minutes: { vi: '{minutes} phút', en: '{minutes} min' },
  seconds: { vi: '{seconds} giây', en: '{seconds} s' },
})

/** A length of time in words. */
export function useLengthWords(): (ms: number) => string {
  const t = length.useText()
  return (ms) => {
    const of = lengthOf(ms)
    return t(of.hours > 0 ? 'hours' : of.minutes > 0 ? 'minutes' : 'seconds', of)
  }
}
