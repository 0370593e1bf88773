import { text } from '#browser/kit'
import { type Counts, displayCounts } from '../state/tree-counts.ts'
import styles from './display-counts.module.css'

const { useText } = text({
  ordered: { vi: 'lệnh', en: 'told' },
  confirmed: { vi: 'đúng', en: 'right' },
  differing: { vi: 'sai', en: 'other' },
  silent: { vi: 'im', en: 'silent' },
  whole: {
    vi: '{ordered} điểm cầu nhận lệnh hiển thị: {confirmed} hiển thị đúng, {differing} hiển thị sai, {silent} chưa báo hoặc trang đang bị che',
    en: '{ordered} sites are told what to show: {confirmed} show it, {differing} show otherwise, {silent} have not said or their page is covered',
  },
})
const shapes = { ordered: '', confirmed: '✓', differing: '≠', silent: '○' } as const
const kinds = ['ordered', 'confirmed', 'differing', 'silent'] as const

/** How the sites below a unit stand to what is ordered: four numbers, each with its shape and word. */
export function DisplayCounts({ counts }: { counts: Counts }) {
  const t = useText()
  const numbers = displayCounts(counts)
  if (numbers.ordered === 0) return null
  return (
    <span className={styles.counts} title={t('whole', { ...numbers })}>
      {kinds.map((kind) => (
        <span key={kind} data-kind={kind} data-some={numbers[kind] > 0}>
          {shapes[kind]}
          {numbers[kind]} {t(kind)}
        </span>
      ))}
    </span>
  )
}
