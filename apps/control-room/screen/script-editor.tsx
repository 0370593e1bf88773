import { Button } from '@mantine/core'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { SessionState } from '#contract'
import { MAX_LINES } from '#contract/script'
import { obstacleTo } from '../state/obstacle.ts'
import { addLines, isWhole, type ScriptDraft } from '../state/script-draft.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './script.module.css'
import { ScriptLineForm } from './script-line-form.tsx'
import { useDesk, useStanding } from './use-desk.ts'

const { useText } = text({
  title: { vi: 'Sửa kịch bản', en: 'Change the script' },
  lines: { vi: 'Các dòng', en: 'Lines' },
  agenda: { vi: 'Lấy chương trình họp', en: 'Take over the agenda' },
  add: { vi: 'Thêm dòng', en: 'Add a line' },
  save: { vi: 'Lưu kịch bản', en: 'Save the script' },
  drop: { vi: 'Thôi, không lưu', en: 'Leave it unsaved' },
  unnamed: { vi: '(chưa có tên)', en: '(without a title)' },
  'no-title': { vi: 'Có dòng chưa có tên', en: 'A line has no title' },
  full: {
    vi: 'Kịch bản đã có {count} dòng, là mức nhiều nhất',
    en: 'The script has {count} lines, the most',
  },
  saving: { vi: 'Đang lưu', en: 'It is being saved' },
})

/** The lines as they are written here: nobody else sees them, and nothing moves, until they are saved. */
export function ScriptEditor({ draft, session }: { draft: ScriptDraft; session: SessionState }) {
  const t = useText()
  const words = useObstacleWords()
  const { script } = useDesk()
  const obstacle = obstacleTo('display', useStanding())
  const busy = useLive(script.underWay, (all) => all.size > 0)
  const { lines, open } = draft
  const full = lines.length >= MAX_LINES ? t('full', { count: MAX_LINES }) : null
  const blocked = obstacle ? words(obstacle) : busy ? t('saving') : isWhole(draft) ? null : t('no-title')
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{t('title')}</h2>
      <ol className={styles.list} aria-label={t('lines')}>
        {lines.map((line, at) => (
          <li key={line.id}>
            <button
              type="button"
              className={styles.row}
              aria-expanded={line.id === open}
              onClick={() => script.draft.set({ ...draft, open: line.id === open ? null : line.id })}
            >
              <span className={styles.number}>{at + 1}</span>
              <span>{line.title.trim() || t('unnamed')}</span>
            </button>
            {line.id === open && <ScriptLineForm line={line} draft={draft} session={session} />}
          </li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <ReasonedButton
          size="xs"
          variant="default"
          reason={full}
          onClick={() => script.draft.update((now) => now && addLines(now))}
        >
          {t('add')}
        </ReasonedButton>
        <ReasonedButton size="xs" variant="default" reason={full} onClick={() => void script.addAgenda()}>
          {t('agenda')}
        </ReasonedButton>
      </div>
      <div className={styles.buttons}>
        <ReasonedButton size="xs" reason={blocked} onClick={() => void script.save()}>
          {t('save')}
        </ReasonedButton>
        <Button size="xs" variant="default" onClick={() => script.draft.set(null)}>
          {t('drop')}
        </Button>
      </div>
    </section>
  )
}
