import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { text, useLanguage } from '#browser/kit'
import { type Found, type FoundPlace, kindWords, placesOf } from '../state/found-places.ts'
import { FailureNote } from './failure-note.tsx'
import styles from './search-box.module.css'
import { useDesk } from './use-office.ts'

const { useText } = text({
  find: { vi: 'Tìm mọi thứ', en: 'Find anything' },
  hint: { vi: 'Tìm mọi thứ (Ctrl+K)', en: 'Find anything (Ctrl+K)' },
  found: { vi: 'Kết quả', en: 'Results' },
  searching: { vi: 'Đang tìm…', en: 'Searching…' },
  none: {
    vi: 'Không thấy “{typed}”. Bớt chữ, hoặc tìm theo mã, số điện thoại.',
    en: 'Nothing found for “{typed}”. Use fewer words, or a code or telephone number.',
  },
  more: { vi: '{kind}: còn {count} kết quả, gõ thêm chữ', en: '{kind}: {count} more, type further' },
})

const WAIT_MS = 150
const LONGEST = 100
const LIST = 'search-results'
/** The part of the window that is the page's own. */
export const MAIN = 'page'

type Answer = { typed: string; is: Found } | { typed: string; failed: unknown } | null

/** One search over everything that the node keeps, from any page. Ctrl+K goes there. */
export function SearchBox({ isDirectoryOpen }: { isDirectoryOpen: boolean }) {
  const t = useText()
  const { office } = useDesk()
  const [typed, setTyped] = useState('')
  const [answer, setAnswer] = useState<Answer>(null)
  const [current, setCurrent] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const wanted = typed.trim().slice(0, LONGEST)

  useEffect(() => {
    const pressed = (event: globalThis.KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      field.current?.select()
      field.current?.focus()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  useEffect(() => {
    if (wanted === '') return setAnswer(null)
    let stale = false
    const timer = setTimeout(() => {
      office.call('search.find', { text: wanted }).then(
        (is) => {
          if (stale) return
          setAnswer({ typed: wanted, is })
          setCurrent(0)
        },
        (failed: unknown) => !stale && setAnswer({ typed: wanted, failed }),
      )
    }, WAIT_MS)
    return () => {
      stale = true
      clearTimeout(timer)
    }
  }, [wanted, office])

  const places = answer && 'is' in answer ? placesOf(answer.is, isDirectoryOpen) : []
  const close = () => {
    setIsOpen(false)
    setTyped('')
  }
  /** On to where it leads: keys are the page's from there. */
  const leave = () => {
    close()
    document.getElementById(MAIN)?.focus()
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown') setCurrent(Math.min(places.length - 1, current + 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(0, current - 1))
    else if (event.key === 'Enter') {
      const place = places[current]
      if (!place || answer?.typed !== wanted) return
      window.location.assign(place.href)
      leave()
    } else return
    event.preventDefault()
  }
  const isShown = isOpen && wanted !== ''
  return (
    <search className={styles.box}>
      <IconSearch size={18} aria-hidden />
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={t('find')}
        aria-expanded={isShown}
        aria-controls={LIST}
        aria-activedescendant={isShown ? places[current]?.id : undefined}
        autoComplete="off"
        placeholder={t('hint')}
        maxLength={LONGEST}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setIsOpen(true)
        }}
        onFocus={() => setIsOpen(true)}
        onBlur={({ currentTarget, relatedTarget }) => {
          // It stays while something in the list is pressed.
          if (!currentTarget.parentElement?.contains(relatedTarget)) setIsOpen(false)
        }}
        onKeyDown={pressed}
      />
      {isShown && (
        <div className={styles.results} data-floating>
          {answer === null && <p role="status">{t('searching')}</p>}
          {answer && 'failed' in answer && <FailureNote error={answer.failed} />}
          {answer && 'is' in answer && places.length === 0 && (
            <p role="status">{t('none', { typed: answer.typed })}</p>
          )}
          {answer && 'is' in answer && (
            <div id={LIST} role="listbox" aria-label={t('found')}>
              <Places places={places} current={current} found={answer.is} onOpen={leave} />
            </div>
          )}
        </div>
      )}
    </search>
  )
}

interface PlacesProps {
  places: readonly FoundPlace[]
  current: number
  found: Found
  onOpen: () => void
}

function Places({ places, current, found, onOpen }: PlacesProps) {
  const t = useText()
  const language = useLanguage()
  return places.map((place, index) => {
    const word = kindWords[place.kind][language]
    const isFirst = places[index - 1]?.kind !== place.kind
    const isLast = places[index + 1]?.kind !== place.kind
    const group = found[place.kind]
    const more = group ? group.total - group.found.length : 0
    return (
      <div key={place.id} role="presentation">
        {isFirst && <h3>{word}</h3>}
        <a
          id={place.id}
          role="option"
          tabIndex={-1}
          aria-selected={index === current}
          href={place.href}
          onClick={onOpen}
        >
          <b>{place.title}</b> <span>{place.note}</span>
        </a>
        {isLast && more > 0 && <p>{t('more', { kind: word, count: more })}</p>}
      </div>
    )
  })
}
