import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { EmptyState, fill, text, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { type OfficePage, pageNamed, pages } from '../pages.ts'
import { Head } from './head.tsx'
import styles from './office.module.css'
import { PageBoundary } from './page-boundary.tsx'
import { useDesk } from './use-office.ts'

const { useText, both } = text({
  pages: { vi: 'Các trang', en: 'Pages' },
  loading: { vi: 'Đang mở trang…', en: 'Opening the page…' },
  forbidden: { vi: 'Trang này cần quyền khác', en: 'This page needs another right' },
  ask: {
    vi: 'Liên kết đăng nhập của bạn không có quyền “{right}”. Hãy xin quản trị hệ thống của đơn vị mình.',
    en: 'Your sign-in does not have the right “{right}”. Ask the administrator of your own unit.',
  },
  window: { vi: '{page} – Liên Thông', en: '{page} – Liên Thông' },
})

const drawn = new Map<OfficePage, ComponentType>(pages.map((page) => [page, lazy(page.load)]))

/** Head, navigation, and the page that the address names. */
export function Frame() {
  const t = useText()
  const language = useLanguage()
  const { address, node } = useDesk()
  const page = pageNamed(useLive(address.live, (place) => place.page))
  const Page = drawn.get(page)
  const offered = pages.filter(({ right }) => node.rights.includes(right))
  useEffect(() => {
    document.title = fill(both('window', { page: page.title[language] })[language])
  }, [page, language])
  return (
    <div className={styles.frame}>
      <Head />
      <nav className={styles.pages} aria-label={t('pages')}>
        {offered.map(({ name, title }) => (
          <a key={name} href={`#/${name}`} aria-current={name === page.name ? 'page' : undefined}>
            {title[language]}
          </a>
        ))}
      </nav>
      <main className={styles.main}>
        {node.rights.includes(page.right) && Page ? (
          <PageBoundary key={page.name}>
            <Suspense fallback={<p className={styles.note}>{t('loading')}</p>}>
              <Page />
            </Suspense>
          </PageBoundary>
        ) : (
          <EmptyState title={both('forbidden')} hint={both('ask', { right: page.right })} />
        )}
      </main>
    </div>
  )
}
