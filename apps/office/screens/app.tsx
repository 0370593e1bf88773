import { Button } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { useMemo } from 'react'
import { EmptyState, ErrorPanel, isCodeDemanded, TurnOnCode, text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { Address } from '../state/address.ts'
import type { Office } from '../state/office.ts'
import { Frame } from './frame.tsx'
import styles from './office.module.css'
import { DeskContext } from './use-office.ts'

const { useText, both } = text({
  opening: { vi: 'Đang mở…', en: 'Opening…' },
  lost: { vi: 'Chưa nối được với máy chủ', en: 'The node can not be reached' },
  wait: {
    vi: 'Trang tự nối lại. Quá một phút: kiểm tra mạng của máy này, rồi gọi trực kỹ thuật của đơn vị mình.',
    en: 'The page tries again by itself. Longer than a minute: check this computer’s network, then call your duty technician.',
  },
  refused: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
  unfinished: { vi: 'Chưa vào được', en: 'Not let in yet' },
  sign: {
    vi: 'Đăng nhập bằng tên và mật khẩu, hoặc mở trên máy này đường liên kết đăng nhập (dạng …/c/…) do quản trị hệ thống của đơn vị mình cấp, rồi trở lại trang này. Trang tự mở khi đã đăng nhập.',
    en: 'Sign in by name and password, or open on this computer the sign-in link (…/c/…) that the administrator of your own unit gave you, then come back. The page opens by itself once you are signed in.',
  },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  old: { vi: 'Trang này đã cũ', en: 'This page is old' },
  reloadIt: {
    vi: 'Trang và máy chủ khác phiên bản. Hãy tải lại trang.',
    en: 'The page and its node are of different versions. Reload the page.',
  },
  reload: { vi: 'Tải lại trang', en: 'Reload the page' },
  retry: { vi: 'Thử lại', en: 'Try again' },
})

/** The office: not let in, not yet there, or its pages (which stay, marked as old, while the line is away). */
export function App({ office, address }: { office: Office; address: Address }) {
  const t = useText()
  const entry = useLive(office.entry, (now) => now)
  const isLost = useLive(office.line, ({ kind }) => kind === 'lost')
  const desk = useMemo(
    () => (entry.kind === 'in' ? { office, address, node: entry.node, account: null } : null),
    [office, address, entry],
  )
  if (desk)
    return (
      <DeskContext value={desk}>
        <Frame />
      </DeskContext>
    )
  return (
    <main className={styles.entry}>
      {entry.kind === 'refused' && (
        <ErrorPanel
          title={both(isCodeDemanded(entry.error) ? 'unfinished' : 'refused')}
          error={entry.error}
          {...(entry.error.code === 'auth.required' && { advice: both('sign') })}
          dutyPhone={null}
          actions={
            <>
              {entry.error.code === 'auth.required' && (
                <Button component="a" href="/sign-in/">
                  {t('signIn')}
                </Button>
              )}
              {isCodeDemanded(entry.error) ? (
                <TurnOnCode />
              ) : (
                <Button variant="default" onClick={office.retry}>
                  {t('retry')}
                </Button>
              )}
            </>
          }
        />
      )}
      {entry.kind === 'old' && (
        <EmptyState
          title={both('old')}
          hint={both('reloadIt')}
          action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
        />
      )}
      {entry.kind === 'opening' && (
        <EmptyState
          icon={<IconPlugConnected size={56} />}
          title={both(isLost ? 'lost' : 'opening')}
          hint={both('wait')}
        />
      )}
    </main>
  )
}
