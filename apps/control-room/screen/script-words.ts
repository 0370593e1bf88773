import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import type { Departure } from '#contract/script'
import type { Trouble } from '../state/script.ts'
import { useDesk, useLabels } from './use-desk.ts'

const { useText } = text({
  'scene-gone': {
    vi: 'Cảnh của dòng này đã bị xóa: chưa chuyển tới được',
    en: 'A scene of this line was deleted: it can not be gone to',
  },
  'audience-gone': {
    vi: 'Chương trình riêng của dòng này đã đóng: chưa chuyển tới được',
    en: 'The program of an audience was closed: it can not be gone to',
  },
  'too-many': {
    vi: 'Quá {bound} micro được mở cùng lúc: sẽ bị từ chối',
    en: 'More than {bound} open microphones: it will be refused',
  },
  consent: { vi: 'Tỉnh chưa đồng ý cho lên hình: {who}', en: 'Their province has not agreed: {who}' },
  absent: { vi: '{who} chưa kết nối', en: '{who}: not connected' },
  dark: { vi: 'Lên hình mà chưa có hình: {who}', en: 'On air without a picture: {who}' },
  'left-out': {
    vi: 'Đường {peer} chỉ mang {budget} hình, không qua được: {who}',
    en: 'The link with {peer} carries {budget}; left out: {who}',
  },
  more: { vi: '{name} và {count} điểm cầu khác', en: '{name} and {count} more' },
  take: { vi: 'Phát màn hình khác khi đang ở “{title}”', en: 'Another screen was taken during “{title}”' },
  skipped: { vi: 'Bỏ qua “{title}”', en: '“{title}” was skipped' },
  repeated: { vi: 'Trở lại “{title}”', en: 'Back to “{title}”' },
  over: { vi: '“{title}” quá giờ {minutes} phút', en: '“{title}” ran over by {minutes} min' },
})

/** What goes wrong with a line, in words. */
export function useTroubleWords(): (trouble: Trouble) => string {
  const t = useText()
  const labels = useLabels()
  const links = useLive(useDesk().links, (now) => now)
  const names = ([first = '', ...rest]: readonly SiteId[]) => {
    const name = nameOf(labels, first)
    return rest.length > 0 ? t('more', { name, count: rest.length }) : name
  }
  return (trouble) => {
    switch (trouble.kind) {
      case 'scene-gone':
      case 'audience-gone':
        return t(trouble.kind)
      case 'too-many':
        return t('too-many', { bound: trouble.bound })
      case 'left-out': {
        const peer = links.find((link) => link.peer === trouble.peer)?.label ?? trouble.peer
        return t('left-out', { peer, budget: trouble.budget, who: names(trouble.sites) })
      }
      default:
        return t(trouble.kind, { who: names(trouble.sites) })
    }
  }
}

/** What went otherwise than the script says, in words. */
export function useDepartureWords(): (departure: Departure) => string {
  const t = useText()
  return (departure) =>
    t(departure.is, {
      title: departure.title,
      ...(departure.is === 'over' && { minutes: departure.minutes }),
    })
}
