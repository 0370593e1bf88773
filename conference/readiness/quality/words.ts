import type { SiteId } from '#contract'
import type { LineRecord, QualityAlarm, QualityFault, QualityMetric } from '#contract/readiness'
import { ownerOf } from '../incidents/owner.ts'
import { figure, type Language } from '../words/figures.ts'
import { told } from '../words/told.ts'
import type { Words } from '../words/wording.ts'

type Told = Pick<QualityAlarm, 'owner' | 'cause' | 'todo'>

const codes = { lossShare: 'loss.high', jitterMs: 'jitter.high', rttMs: 'rtt.high' } as const

const ofSite: Record<Exclude<QualityMetric, keyof typeof codes>, Words> = {
  longestFreezeMs: {
    cause: {
      vi: 'Hình từ điểm cầu đứng {value}, tối đa {bound}.',
      en: 'The picture of the site stood still for {value}, at most {bound}.',
    },
    todo: {
      vi: 'Gọi điểm cầu: kiểm tra camera và dây camera, tải lại trang. Đưa điểm cầu khác lên hình trong khi chờ.',
      en: 'Call the site: look at the camera and its cable, reload the page. Show another site meanwhile.',
    },
  },
  fps: {
    cause: {
      vi: 'Hình từ điểm cầu giật: không quá {value}, cần {bound}.',
      en: 'The picture of the site is jerky: no more than {value}, {bound} are needed.',
    },
    todo: {
      vi: 'Gọi điểm cầu: bật thêm đèn, đóng chương trình nặng trên máy; nếu vẫn giật, kiểm tra băng thông đường lên.',
      en: 'Call the site: more light, close heavy programs on the computer; if it stays, look at the line upward.',
    },
  },
  levelDbov: {
    cause: {
      vi: 'Tiếng micro ngoài mức: {value}, giới hạn {bound}.',
      en: 'The microphone is out of range: {value}, bound {bound}.',
    },
    todo: {
      vi: 'Gọi điểm cầu: chỉnh độ nhạy micro, chỉnh khoảng cách khi nói.',
      en: 'Call the site: set the gain of the microphone and the distance to it.',
    },
  },
  silentMs: {
    cause: {
      vi: 'Micro đã mở {value} mà chưa nghe thấy tiếng nào.',
      en: 'The microphone has been open for {value} and was never heard.',
    },
    todo: {
      vi: 'Gọi điểm cầu: bật công tắc micro, kiểm tra dây, chọn đúng micro trên trang. Nếu không cần thì đóng micro.',
      en: 'Call the site: switch the microphone on, look at its cable, choose the right one on the page. Else close it.',
    },
  },
}

function amount(value: number, metric: QualityMetric, language: Language): string {
  if (metric === 'silentMs') return figure(value, 'ageMs', language)
  if (metric !== 'longestFreezeMs') return figure(value, metric, language)
  return `${Math.round(value / 1000)} ${language === 'vi' ? 'giây' : 's'}`
}

/** What an alarm says, what to do, and who acts: the site for what it sends, the provider for its line (D57). */
export function alarmWords(fault: QualityFault, site: SiteId, lines: readonly LineRecord[]): Told {
  const { place, reading } = fault
  const { metric, value, bound } = reading
  if (place !== 'camera' && place !== 'microphone' && metric in codes) {
    const ofLine = metric as keyof typeof codes
    const isFar = place.startsWith('uplink') || !site.includes('-')
    const { actor, cause, todo } = told(
      {
        ...{ code: codes[ofLine], severity: 'fail', place, tier: isFar ? 'centre' : 'province' },
        reading: { metric: ofLine, value, bound },
      },
      null,
    )
    return { owner: ownerOf({ actor, place }, site, lines), cause, todo }
  }
  const words = ofSite[metric as keyof typeof ofSite]
  const fill = (text: string, language: Language) =>
    text
      .replaceAll('{value}', amount(value, metric, language))
      .replaceAll('{bound}', amount(bound, metric, language))
  const both = ({ vi, en }: Words['cause']) => ({ vi: fill(vi, 'vi'), en: fill(en, 'en') })
  return { owner: { party: 'site' }, cause: both(words.cause), todo: both(words.todo) }
}
