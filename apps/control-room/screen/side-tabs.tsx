import type { ComponentType, KeyboardEvent } from 'react'
import { type Phrase, useLanguage } from '#browser/kit'
import { useLive } from '#browser/live-state'
import type { NodeId, SessionState } from '#contract'
import { tabElement } from '../edge/tab-keys.ts'
import { unanswered } from '../state/incidents.ts'
import { unreadOf, wordsOf } from '../state/line.ts'
import { badNow } from '../state/quality.ts'
import { incoming } from '../state/requests.ts'
import { absentSpeakers, nextLine } from '../state/script.ts'
import { FloorPanel } from './floor-panel.tsx'
import { LinePanel } from './line-panel.tsx'
import { PatrolPanel } from './patrol-panel.tsx'
import { RequestsPanel } from './requests-panel.tsx'
import { RollCallTab } from './roll-call-tab.tsx'
import { ScriptPanel } from './script-panel.tsx'
import styles from './side-tabs.module.css'
import { TestsPanel } from './tests-panel.tsx'
import { useDesk, useSession, useStanding } from './use-desk.ts'

/** What the numbers of the tabs are counted from. */
interface Waiting {
  session: SessionState | null
  node: NodeId
  /** Words on the operators' line. */
  unread: number
  /** Incidents that nobody has answered yet. */
  unanswered: number
  /** Sites on air that are bad. */
  bad: number
  /** Who is to speak in the next line of the script and is not connected. */
  missing: number
}

interface SideTab {
  label: Phrase
  /** How much waits for the operator there; 0 shows no number. */
  waiting: (now: Waiting) => number
  Panel: ComponentType
}

/** The tabs of the right column, in the order of their keys Alt+1, Alt+2 … */
const tabs: readonly [SideTab, ...SideTab[]] = [
  {
    label: { vi: 'Micro', en: 'Floor' },
    waiting: ({ session }) => {
      const { raised = [], invited = [] } = session?.floor ?? {}
      return raised.filter(({ site }) => !invited.some((each) => each.site === site)).length
    },
    Panel: FloorPanel,
  },
  {
    label: { vi: 'Yêu cầu', en: 'Requests' },
    waiting: ({ session, node }) => (session ? incoming(session, node).length : 0),
    Panel: RequestsPanel,
  },
  {
    label: { vi: 'Luân phiên', en: 'Patrol' },
    waiting: () => 0,
    Panel: PatrolPanel,
  },
  {
    label: { vi: 'Điểm danh', en: 'Roll call' },
    waiting: () => 0,
    Panel: RollCallTab,
  },
  {
    label: { vi: 'Trao đổi', en: 'Line' },
    waiting: ({ unread }) => unread,
    Panel: LinePanel,
  },
  {
    label: { vi: 'Kiểm thử', en: 'Tests' },
    waiting: ({ unanswered, bad }) => unanswered + bad,
    Panel: TestsPanel,
  },
  {
    label: { vi: 'Kịch bản', en: 'Script' },
    waiting: ({ missing }) => missing,
    Panel: ScriptPanel,
  },
]

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }

/** What operators attend to beside pictures: one panel at a time, with the number of what waits in each. */
export function SideTabs() {
  const desk = useDesk()
  const language = useLanguage()
  const session = useSession()
  const { node } = useStanding()
  const chosen = useLive(desk.tab, (at) => at)
  const shown = tabs[chosen] ?? tabs[0]
  const words = useLive(desk.line.live, (messages) => messages)
  const seen = useLive(desk.line.seen, (id) => id)
  const unread = unreadOf(wordsOf(words, session?.id), seen, node)
  const waiting = useLive(desk.incidents.live, unanswered)
  const bad = useLive(desk.quality.live, badNow)
  const script = useLive(desk.script.live, (now) => now)
  const next = script && nextLine(script)
  const missing = useLive(desk.roster, ({ roster }) => (next ? absentSpeakers(next, roster).length : 0))
  const pressed = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = (tabs.indexOf(shown) + step + tabs.length) % tabs.length
    desk.tab.set(next)
    document.getElementById(tabElement(next))?.focus()
  }
  return (
    <div className={styles.side}>
      {tabs.length > 1 && (
        <div className={styles.tabs}>
          <div className={styles.row} role="tablist" onKeyDown={pressed}>
            {tabs.map((tab, at) => {
              const count = tab.waiting({ session, node, unread, unanswered: waiting, bad, missing })
              return (
                <button
                  key={tab.label.vi}
                  id={tabElement(at)}
                  type="button"
                  role="tab"
                  tabIndex={tab === shown ? 0 : -1}
                  aria-selected={tab === shown}
                  title={`Alt+${at + 1}`}
                  className={styles.tab}
                  onClick={() => desk.tab.set(at)}
                >
                  {tab.label[language]} {count > 0 && <b className={styles.count}>{count}</b>}
                  <kbd>Alt+{at + 1}</kbd>
                </button>
              )
            })}
          </div>
        </div>
      )}
      <div className={styles.panel}>
        <shown.Panel />
      </div>
    </div>
  )
}
