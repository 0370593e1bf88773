import { text } from '#browser/kit'
import { type Labels, nameOf } from '#browser/meeting'
import type { Obstacle } from '../state/obstacle.ts'
import { useLabels, useObstacle } from './use-desk.ts'

const { useText } = text({
  disconnected: { vi: 'Đang mất kết nối với máy chủ', en: 'The node is not connected' },
  'no-session': { vi: 'Chưa có phiên họp nào', en: 'There is no session' },
  'not-in-control': {
    vi: 'Phiên họp do {owner} điều khiển',
    en: 'The session is controlled by {owner}',
  },
  'not-home': {
    vi: 'Liên kết của điểm cầu này do {home} cấp và thu hồi',
    en: 'Links of this site are issued and revoked by {home}',
  },
  'site-absent': { vi: 'Điểm cầu chưa kết nối', en: 'The site is not connected' },
  display: {
    vi: 'Chỉ được xem, không có quyền điều khiển hiển thị',
    en: 'This sign-in may look, not control the display',
  },
  floor: {
    vi: 'Không có quyền bật, tắt micro',
    en: 'This sign-in may not open or close microphones',
  },
  sites: {
    vi: 'Không có quyền quản lý điểm cầu (liên kết, kiểm thử)',
    en: 'This sign-in may not manage sites (links, tests)',
  },
  tokens: { vi: 'Không có quyền cấp mã truy cập', en: 'This sign-in may not issue tokens' },
  read: { vi: 'Không có quyền xem', en: 'This sign-in may not look' },
})

/** Says an obstacle in the words of the operator. */
export function useObstacleWords(): (obstacle: Obstacle) => string {
  const t = useText()
  const labels: Labels = useLabels()
  return (obstacle) => {
    switch (obstacle.kind) {
      case 'no-right':
        return t(obstacle.right)
      case 'not-in-control':
        return t('not-in-control', { owner: nameOf(labels, obstacle.owner) })
      case 'not-home':
        return t('not-home', { home: nameOf(labels, obstacle.home) })
      default:
        return t(obstacle.kind)
    }
  }
}

/** Why this console can't switch what is on screen now, in words; null: it can. */
export function useDisplayReason(): string | null {
  const words = useObstacleWords()
  const obstacle = useObstacle('display')
  return obstacle && words(obstacle)
}
