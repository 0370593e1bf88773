import { type ComponentType, lazy, Suspense, useEffect, useMemo } from 'react'
import { EmptyState, fill, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { type OfficePage, pageNamed, pages, pagesFor } from '../pages.ts'
import { Head } from './head.tsx'
import styles from './office.module.css'
import { PageBoundary } from './page-boundary.tsx'
import { MAIN } from './search-box.tsx'
import { DeskContext, useAsked, useDesk } from './use-office.ts'

const { useText, both } = text({
  pages: { vi: 'Các trang', en: 'Pages' },
  loading: { vi: 'Đang mở trang…', en: 'Opening the page…' },
  forbidden: { vi: 'Trang này cần quyền khác', en: 'This page needs another right' },
  ask: {
    vi: 'Liên kết đăng nhập của bạn không có quyền “{right}”. Hãy xin quản trị hệ thống của đơn vị mình.',
    en: 'Your sign-in does not have the right “{right}”. Ask the administrator of your own unit.',
  },
  notYours: {
    vi: 'Trang này không dành cho vai trò của bạn. Hãy chọn trang khác ở trên.',
    en: 'This page is not for your role. Choose another one above.',
  },
  window: { vi: '{page} – Liên Thông', en: '{page} – Liên Thông' },
})

const drawn = new Map<OfficePage, ComponentType>(pages.map((page) => [page, lazy(page.load)]))

/** Head, navigation, and the page that the address names. */
export function Frame() {
  const desk = useDesk()
  const { answer } = useAsked(({ call }) => call('accounts.me', {}))
  const account = answer.kind === 'here' ? answer.is.account : null
  const known = useMemo(() => ({ ...desk, account }), [desk, account])
  // Which page is the first one depends on who it is.
  if (answer.kind === 'asked') return null
  return (
    <DeskContext value={known}>
      <Pages />
    </DeskContext>
  )
}

function Pages() {
  const t = useText()
  const language = useLanguage()
  const { address, node, account } = useDesk()
  const wanted = useLive(address.live, (place) => place.page)
  const offered = pagesFor(node.rights, account?.role ?? null)
  const page = wanted === '' ? (offered[0] ?? pageNamed('')) : pageNamed(wanted)
  const Page = offered.includes(page) ? drawn.get(page) : undefined
  useEffect(() => {
    document.title = fill(both('window', { page: page.title[language] })[language])
  }, [page, language])
  return (
    <div className={styles.frame}>
      <Head isDirectoryOpen={offered.some(({ name }) => name === 'directory')} />
      <nav className={styles.pages} aria-label={t('pages')}>
        {offered.map(({ name, title }) => (
          <a key={name} href={`#/${name}`} aria-current={name === page.name ? 'page' : undefined}>
            {title[language]}
          </a>
        ))}
      </nav>
      <main id={MAIN} className={styles.main} tabIndex={-1}>
        {Page ? (
          <PageBoundary key={page.name}>
            <Suspense fallback={<p className={styles.note}>{t('loading')}</p>}>
              <Page />
            </Suspense>
          </PageBoundary>
        ) : (
          <EmptyState
            title={both('forbidden')}
            hint={node.rights.includes(page.right) ? both('notYours') : both('ask', { right: page.right })}
          />
        )}
      </main>
    </div>
  )
}
