import { Button, CopyButton, TextInput } from '@mantine/core'
import { formatVietnamTime } from '#foundation/time'
import styles from './accounts.module.css'
import { useText } from './words.ts'

/** An invitation that was made: in this window only, and gone with it. */
export interface Invitation {
  person: string
  url: string
  expiresAt: number
}

/** The link, once, to be copied; the field is there for those whose browser does not let a page copy. */
export function InvitationNote({ made, onHide }: { made: Invitation; onHide: () => void }) {
  const t = useText()
  const { person, url, expiresAt } = made
  return (
    <section className={styles.invitation} role="status">
      <h2>{t('link', { person })}</h2>
      <p>{t('linkOnce', { until: formatVietnamTime(expiresAt).slice(0, 16) })}</p>
      <TextInput
        aria-label={t('link', { person })}
        readOnly
        value={url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles.buttons}>
        <CopyButton value={url} timeout={4000}>
          {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'copied' : 'copy')}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onHide}>
          {t('hide')}
        </Button>
      </div>
    </section>
  )
}
