import { Button } from '@mantine/core'
import { IconAlertTriangleFilled } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { text, useNow } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf } from '#browser/meeting'
import type { SiteId } from '#contract'
import { type Consequence, consequencesOf } from '../state/consequences.ts'
import { sceneOf } from '../state/preview.ts'
import { askedUntil, sitesToAsk, sitesWithoutConsent } from '../state/requests.ts'
import { sameScene } from '../state/scene-change.ts'
import styles from './stage.module.css'
import { useDesk, useLabels, useStanding, useWorked } from './use-desk.ts'

const { useText } = text({
  same: { vi: 'Xem trước giống màn hình đang phát.', en: 'The preview is what is on air.' },
  empty: {
    vi: 'Chọn bố cục (phím 1–9, 0, -), bấm một ô rồi bấm điểm cầu, hoặc kéo điểm cầu vào ô.',
    en: 'Choose a layout (keys 1–9, 0, -), press a slot then a site, or drag a site into a slot.',
  },
  pick: {
    vi: 'Chọn điểm cầu cho ô {slot}: bấm trên tường hoặc trong cây bên trái. Esc để thôi.',
    en: 'Choose a site for slot {slot}: press it on the wall or in the tree. Esc lets go.',
  },
  plain: { vi: 'Không ai lên hình hay rời hình.', en: 'Nobody enters or leaves.' },
  'left-out': {
    vi: 'Đường {peer} chỉ mang {budget} hình, không qua được',
    en: 'The link with {peer} carries {budget}; left out',
  },
  dark: { vi: 'Lên hình mà chưa có hình', en: 'On air without a picture' },
  unwarned: { vi: 'Lên hình mà chưa xem trước', en: 'On air unseen' },
  enters: { vi: 'Lên hình', en: 'Enter' },
  leaves: { vi: 'Rời hình', en: 'Leave' },
  consent: { vi: 'Tỉnh chưa đồng ý', en: 'Their province has not agreed' },
  ask: { vi: 'Xin tỉnh', en: 'Ask' },
  asked: { vi: 'đã xin, còn {seconds} giây', en: 'asked, {seconds} s left' },
  more: { vi: '{name} và {count} điểm cầu khác', en: '{name} and {count} more' },
})

/** How many fit beside each other at 1366 pixels with the longest names. */
const FIT = 3
/** Stills grow old without a word of the node. */
const LOOK_AGAIN_MS = 5000

/** What a take would do, before it is done: the most important first, the rest as a number that tells on pointing. */
export function TakeConsequences() {
  const t = useText()
  const desk = useDesk()
  const session = useWorked()
  const preview = useLive(desk.preview, (now) => now)
  const standing = useLive(desk.roster, (state) => state.standing)
  const links = useLive(desk.links, (now) => now)
  const { node } = useStanding()
  const moment = Math.floor(useNow() / LOOK_AGAIN_MS)
  const scene = sceneOf(preview)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `standing` and `moment` say when the roster matters here
  const consequences = useMemo(() => {
    const { roster } = desk.roster.get()
    return session ? consequencesOf(session, scene, { node, roster, links, now: desk.nodeNow() }) : []
  }, [session, preview, standing, links, moment])
  const words = useWords()

  if (preview.armed)
    return <p className={`${styles.news} ${styles.pick}`}>{t('pick', { slot: preview.selected + 1 })}</p>
  if (!session) return <p className={styles.news} />
  if (sameScene(session.program.scene, scene)) return <p className={styles.news}>{t('same')}</p>
  if (scene.slots.every((slot) => slot.kind === 'empty')) return <p className={styles.news}>{t('empty')}</p>

  const missing = sitesWithoutConsent(session, scene, node)
  const shown = consequences.slice(0, missing.length > 0 ? FIT - 1 : FIT)
  const rest = consequences.slice(shown.length)
  return (
    <p className={styles.news}>
      {missing.length > 0 && <Consent missing={missing} />}
      {shown.map((each) => (
        <Line key={keyOf(each)} warns={warns(each)} {...words(each)} />
      ))}
      {rest.length > 0 && (
        <span
          className={rest.some(warns) ? styles.warning : undefined}
          title={rest.map(words).map(saidOf).join('\n')}
        >
          +{rest.length}
        </span>
      )}
      {consequences.length === 0 && missing.length === 0 && t('plain')}
    </p>
  )
}

interface Said {
  what: string
  who: string
}

const saidOf = ({ what, who }: Said) => `${what}: ${who}`
const keyOf = (each: Consequence) => (each.kind === 'left-out' ? `${each.peer} ${each.way}` : each.kind)
const warns = ({ kind }: Consequence): boolean => kind !== 'enters' && kind !== 'leaves'

function Line({ what, who, warns, children }: Said & { warns: boolean; children?: ReactNode }) {
  return (
    <span className={`${styles.consequence} ${warns ? styles.warning : ''}`} title={saidOf({ what, who })}>
      {warns && <IconAlertTriangleFilled size={14} aria-hidden />} {what}: <strong>{who}</strong> {children}
    </span>
  )
}

function Consent({ missing }: { missing: readonly SiteId[] }) {
  const t = useText()
  const desk = useDesk()
  const session = useWorked()
  const names = useNames()
  const { node } = useStanding()
  const ahead = useLive(desk.ahead, (ms) => ms)
  const now = useNow() + ahead
  const toAsk = session ? sitesToAsk(session, missing, node) : []
  const until = session && askedUntil(session, missing)
  return (
    <Line what={t('consent')} who={names(missing)} warns>
      {toAsk.length > 0 && (
        <Button size="compact-xs" variant="default" onClick={() => void desk.authority.ask(toAsk)}>
          {t('ask')}
        </Button>
      )}{' '}
      {until !== null && (
        <span className={styles.asked} role="timer">
          {t('asked', { seconds: Math.max(0, Math.ceil((until - now) / 1000)) })}
        </span>
      )}
    </Line>
  )
}

function useWords(): (consequence: Consequence) => Said {
  const t = useText()
  const names = useNames()
  const links = useLive(useDesk().links, (now) => now)
  return (each) => {
    const who = names(each.sites)
    if (each.kind !== 'left-out') return { what: t(each.kind), who }
    const peer = links.find((link) => link.peer === each.peer)?.label ?? each.peer
    return { what: t('left-out', { peer, budget: each.budget }), who }
  }
}

function useNames(): (sites: readonly SiteId[]) => string {
  const t = useText()
  const labels = useLabels()
  return (sites) => {
    // One of the longest names and a number fit three times beside each other at 1366 pixels.
    const [first = ''] = sites
    const count = sites.length - 1
    return count > 0 ? t('more', { name: nameOf(labels, first), count }) : nameOf(labels, first)
  }
}
