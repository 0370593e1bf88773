import { Button } from '@mantine/core'
import { ErrorPanel, isCodeDemanded, TurnOnCode, text } from '#browser/kit'
import type { ErrorBody } from '#contract'
import styles from './page.module.css'

const { useText, both } = text({
  title: { vi: 'Bàn điều khiển chưa mở được', en: 'The console can not open' },
  sign: {
    vi: 'Đăng nhập bằng đường liên kết dùng một lần do máy chủ của cấp này cấp (dạng …/c/…). Liên kết hết hạn sau khi dùng; hãy xin quản trị hệ thống cấp liên kết mới rồi mở ngay trên máy này.',
    en: 'Sign in with the one-time link that this tier’s node issues (…/c/…). It is used up once opened; ask the administrator for a new one and open it on this computer.',
  },
  version: {
    vi: 'Trang này và máy chủ khác phiên bản. Tải lại trang để lấy bản mới; nếu vẫn lỗi, gọi quản trị hệ thống.',
    en: 'This page and the node are of different versions. Reload; if it stays, call the administrator.',
  },
  retry: { vi: 'Thử lại', en: 'Try again' },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
})

/** The node said no in a way that waiting does not change. */
export function RefusedPage({ error, onRetry }: { error: ErrorBody; onRetry: () => void }) {
  const t = useText()
  const signIn = error.code === 'auth.required' || error.code === 'auth.console-link-invalid'
  return (
    <main className={styles.page}>
      <ErrorPanel
        title={both('title')}
        error={error}
        dutyPhone={null}
        {...(signIn && { advice: both('sign') })}
        {...(error.code === 'protocol.mismatch' && { advice: both('version') })}
        actions={
          <>
            {isCodeDemanded(error) ? <TurnOnCode /> : <Button onClick={onRetry}>{t('retry')}</Button>}
            <Button variant="default" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
          </>
        }
      />
    </main>
  )
}
