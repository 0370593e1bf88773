import { NativeSelect, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { LineMessage, NodeId } from '#contract'
import { LINE_FIELD } from '../edge/tab-keys.ts'
import { partnersOf, wordsOf } from '../state/line.ts'
import { obstacleTo } from '../state/obstacle.ts'
import styles from './line-panel.module.css'
import { useObstacleWords } from './obstacle-words.ts'
import panel from './panel.module.css'
import { useDesk, useLabels, useSession, useStanding } from './use-desk.ts'
import { timeOf } from './vietnam-clock.ts'
import { VoiceLineBar } from './voice-line-bar.tsx'

const { useText } = text({
  title: { vi: 'Trao đổi giữa các cấp', en: 'Line between the tiers' },
  none: {
    vi: 'Chưa có tin nào. Viết ở dưới rồi bấm Enter; chỉ bàn điều khiển các cấp đọc được, điểm cầu không thấy.',
    en: 'Nothing yet. Write below, then press Enter; only the consoles of the tiers read it, no site does.',
  },
  field: { vi: 'Nội dung (Alt+5 để viết, Enter gửi)', en: 'Text (Alt+5 to write, Enter sends)' },
  to: { vi: 'Gửi tới', en: 'To' },
  all: { vi: 'Gửi mọi cấp trong phiên', en: 'To every tier of the session' },
  only: { vi: 'riêng {name}', en: 'only {name}' },
  noSession: { vi: 'Chưa có phiên họp nào', en: 'There is no session' },
})

/** What the operators of the tiers write to each other; nobody else reads it. */
export function LinePanel() {
  const t = useText()
  const desk = useDesk()
  const session = useSession()
  const { node } = useStanding()
  const all = useLive(desk.line.live, (messages) => messages)
  const words = wordsOf(all, session?.id)
  const end = useRef<HTMLLIElement>(null)
  const newest = words.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another word is the newest
  useEffect(() => {
    desk.line.look()
    end.current?.scrollIntoView({ block: 'end' })
  }, [newest])
  return (
    <section className={panel.panel} aria-label={t('title')}>
      <VoiceLineBar />
      {words.length === 0 && <p className={panel.hint}>{t('none')}</p>}
      <ol className={styles.words} data-line aria-live="polite">
        {words.map((message) => (
          <Word key={message.id} message={message} own={message.from === node} />
        ))}
        <li ref={end} aria-hidden />
      </ol>
      <Say />
    </section>
  )
}

function Word({ message, own }: { message: LineMessage; own: boolean }) {
  const t = useText()
  const labels = useLabels()
  const { from, to, by, at, text } = message
  return (
    <li className={styles.word} data-own={own}>
      <span className={styles.who}>
        <span>
          <b>{nameOf(labels, from)}</b> · {by}
          {to !== null && ` → ${t('only', { name: nameOf(labels, to) })}`}
        </span>
        <time>{timeOf(at)}</time>
      </span>
      {text}
    </li>
  )
}

function Say() {
  const t = useText()
  const obstacle = useObstacleWords()
  const desk = useDesk()
  const labels = useLabels()
  const session = useSession()
  const standing = useStanding()
  const greeting = useLive(desk.greeting, (now) => now)
  const [said, setSaid] = useState('')
  const [to, setTo] = useState<NodeId | null>(null)
  const partners = greeting ? partnersOf(greeting) : []
  const blocked = obstacleTo('display', standing)
  const reason = blocked ? obstacle(blocked) : session ? null : t('noSession')
  const send = async () => {
    const text = said.trim()
    if (!text || reason) return
    setSaid('')
    if (!(await desk.line.say(text, to))) setSaid((now) => now || text)
  }
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void send()
    else if (event.key === 'Escape') event.currentTarget.blur()
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.say}>
      {partners.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={t('to')}
          value={to ?? ''}
          data={[
            { value: '', label: t('all') },
            ...partners.map((each) => ({ value: each, label: t('only', { name: nameOf(labels, each) }) })),
          ]}
          onChange={(event) => setTo(event.currentTarget.value || null)}
        />
      )}
      <TextInput
        id={LINE_FIELD}
        size="xs"
        maxLength={500}
        autoComplete="off"
        aria-label={t('field')}
        placeholder={reason ?? t('field')}
        disabled={reason !== null}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
        onKeyDown={pressed}
      />
    </div>
  )
}
