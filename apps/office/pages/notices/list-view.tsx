import { type ReactNode, useEffect, useRef, useState } from 'react'
import { EmptyState } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from '../../screens/page.module.css'
import { useAsked, useDesk, useQuery } from '../../screens/use-office.ts'
import { areOff, ChannelNotes } from './channel-notes.tsx'
import { FilterBar } from './filter-bar.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { NoticesTable } from './notices-table.tsx'
import { Orders } from './orders.tsx'
import { Pager } from './pager.tsx'
import { wantedOf } from './wanted.ts'
import { both, useText } from './words.ts'

/** The notices, the newest first, a page at a time; beside it the one that is chosen. */
export function ListView({ views }: { views: ReactNode }) {
  const t = useText()
  const { address } = useDesk()
  const query = useLive(address.live, (place) => place.query)
  const chosen = useQuery('notice')
  const wanted = JSON.stringify(wantedOf(query))
  const asked = useRef(wanted)
  const { answer, again } = useAsked(({ call }) => call('notices.list', JSON.parse(asked.current)))
  const [typed, setTyped] = useState(useQuery('q'))
  useEffect(() => {
    const timer = setTimeout(() => {
      if ((address.live.get().query.q ?? '') !== typed) address.note({ q: typed, from: '' })
    }, 400)
    return () => clearTimeout(timer)
  }, [typed, address])
  const renew = useRef(again)
  renew.current = again
  useEffect(() => {
    if (asked.current === wanted) return
    asked.current = wanted
    void renew.current()
  }, [wanted])

  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind !== 'here') return <p className={styles.wait}>{t('loading')}</p>
  const { counts, channels, unreached, notices, total } = answer.is
  const isAll = Object.values(counts).every((count) => count === 0)
  const isOff = isAll && areOff(channels)
  const choose = (notice: string) => address.note({ notice })
  return (
    <>
      <div className={styles.filter}>
        {views}
        {!isOff && <ChannelNotes channels={channels} unreached={unreached} />}
        <Orders failed={counts.failed} onDone={again} />
      </div>
      <FilterBar counts={counts} typed={typed} onTyped={setTyped} />
      <div className={styles.columns} data-chosen={chosen !== ''}>
        <section className={styles.list} aria-label={t('list')}>
          {notices.length === 0 ? (
            <EmptyState
              title={both(isOff ? 'off' : isAll ? 'none' : 'noMatch')}
              hint={both(isOff ? 'offHint' : isAll ? 'noneHint' : 'fewer')}
            />
          ) : (
            <NoticesTable notices={notices} chosen={chosen} onChoose={choose} />
          )}
          <Pager total={total} shown={notices.length} />
        </section>
        {chosen !== '' && (
          <NoticePanel key={chosen} notice={chosen} onDone={again} onClose={() => choose('')} />
        )}
      </div>
    </>
  )
}
