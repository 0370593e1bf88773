import { Button, CloseButton } from '@mantine/core'
import { IconAlertTriangleFilled, IconCheck } from '@tabler/icons-react'
import { text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Note } from '../state/notes.ts'
import styles from './note-stack.module.css'
import { useDesk } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'

const { useText } = text({
  close: { vi: 'Đóng', en: 'Close' },
  code: { vi: 'Mã', en: 'Code' },
})

/** Errors stay until closed; what was done goes by itself, and can be undone while it shows. */
export function NoteStack() {
  const notes = useLive(useDesk().notes.live, (all) => all)
  return (
    <div className={styles.stack} data-floating aria-live="polite">
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} />
      ))}
    </div>
  )
}

function NoteCard({ note }: { note: Note }) {
  const t = useText()
  const language = useLanguage()
  const { notes } = useDesk()
  const close = () => notes.drop(note.id)
  const isBad = note.kind === 'error' || note.attention === true
  const message = note.kind === 'error' ? note.error.message : note.text
  return (
    <div
      className={styles.note}
      data-kind={isBad ? 'error' : 'done'}
      role={note.kind === 'error' ? 'alert' : 'status'}
    >
      {isBad ? <IconAlertTriangleFilled size={19} aria-hidden /> : <IconCheck size={19} aria-hidden />}
      <div className={styles.words}>
        {message[language]}
        <small>{message[language === 'vi' ? 'en' : 'vi']}</small>
        {note.kind === 'error' && (
          <small>
            {t('code')}: <code>{note.error.code}</code> · {timeOf(note.at)}
          </small>
        )}
        {note.kind === 'done' && note.undo && (
          <Button
            mt={6}
            size="compact-sm"
            onClick={() => {
              note.undo?.run()
              close()
            }}
          >
            {note.undo.label[language]}
          </Button>
        )}
      </div>
      <CloseButton size="sm" aria-label={t('close')} onClick={close} />
    </div>
  )
}
