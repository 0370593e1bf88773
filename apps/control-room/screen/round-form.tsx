import { SegmentedControl, Select, TextInput } from '@mantine/core'
import { IconTestPipe } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { text } from '#browser/kit'
import { useLive } from '#browser/live-state'
import { nameOf, stateOf } from '#browser/meeting'
import { isWithin } from '../state/home.ts'
import { obstacleTo } from '../state/obstacle.ts'
import { type Asked, sitesAsked } from '../state/roll-call.ts'
import { type RoundDraft, roundDraft, roundTitle } from '../state/round-draft.ts'
import { useObstacleWords } from './obstacle-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk, useLabels, useStanding } from './use-desk.ts'
import { useFieldKeys } from './use-field-keys.ts'

const { useText } = text({
  hint: {
    vi: 'Từng điểm cầu tự thử hình, tiếng hai chiều với tỉnh và trung ương; nhiều nơi cùng lúc trong mức đường truyền chịu được.',
    en: 'Each site tests picture and sound both ways with its province and the centre, as many at once as the lines bear.',
  },
  title: { vi: 'Tên đợt', en: 'Title' },
  whom: { vi: 'Kiểm thử ai', en: 'Who is tested' },
  all: { vi: 'Tất cả điểm cầu', en: 'Every site' },
  below: { vi: 'Mọi điểm cầu của {unit}', en: 'Every site of {unit}' },
  shown: { vi: '{count} điểm cầu đang lọc trên tường', en: 'The {count} sites that the wall shows' },
  form: { vi: 'Cách thử', en: 'Form' },
  full: { vi: 'Đầy đủ, 30 giây', en: 'Full (30 s)' },
  short: { vi: 'Ngắn, 8 giây', en: 'Short (8 s)' },
  count: {
    vi: '{connected}/{total} điểm cầu đang có mặt; nơi vào sau được thử khi vào.',
    en: '{connected} of {total} are there; who comes later is tested then.',
  },
  nobody: { vi: 'Không có điểm cầu nào trong số này', en: 'There is no site among these' },
  loading: { vi: 'Đang tải danh mục đơn vị', en: 'The registry is being loaded' },
  start: { vi: 'Bắt đầu', en: 'Start' },
})
const forms: readonly RoundDraft['form'][] = ['full', 'short']

/** A new round: whom, how, under which name. `atOnce`: the operator asked for it and goes on in its field. */
export function RoundForm({ atOnce, onOpened }: { atOnce: boolean; onOpened: () => void }) {
  const t = useText()
  const words = useObstacleWords()
  const desk = useDesk()
  const labels = useLabels()
  const standing = useStanding()
  const { node } = standing
  const known = useLive(desk.registry, ({ kind }) => kind === 'ready')
  const unit = useLive(desk.view.live, ({ filter, row }) => filter.unit ?? row) ?? node
  const wall = useLive(desk.wall.live, (now) => now.sites)
  const present = useLive(desk.roster, (state) => state.standing)
  const pending = useLive(desk.rounds.pending, (rounds) => rounds.has('new'))
  // The minute that its name has by default goes on with the time.
  const usual = useLive(desk.proofs.time, roundTitle)
  const [asked, setAsked] = useState<Asked>('all')
  const [form, setForm] = useState<RoundDraft['form']>('full')
  const [title, setTitle] = useState('')
  const own = useMemo(() => Object.keys(labels).filter((site) => isWithin(site, node)), [labels, node])
  const sites = useMemo(
    () => sitesAsked(asked, { unit, shown: wall, session: own }),
    [asked, unit, wall, own],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: `present` says when the roster matters here
  const connected = useMemo(() => {
    const { roster } = desk.roster.get()
    return (sites ?? own).filter((site) => stateOf(roster, site) === 'connected').length
  }, [sites, own, present])
  const obstacle = obstacleTo('sites', standing)
  const reason =
    (obstacle && words(obstacle)) ??
    (known ? null : t('loading')) ??
    (sites?.length === 0 ? t('nobody') : null)
  const start = async () => {
    if (reason !== null) return
    if (!(await desk.rounds.open(roundDraft(title, form, sites, desk.nodeNow())))) return
    setTitle('')
    onOpened()
  }
  const pressed = useFieldKeys(start)
  return (
    <div className={styles.form} data-round-form>
      <p className={styles.hint}>{t('hint')}</p>
      <TextInput
        autoFocus={atOnce}
        size="xs"
        maxLength={200}
        aria-label={t('title')}
        placeholder={usual}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <Select
        size="xs"
        aria-label={t('whom')}
        data={[
          { value: 'all', label: t('all') },
          { value: 'below', label: t('below', { unit: nameOf(labels, unit) }) },
          { value: 'shown', label: t('shown', { count: wall.length }) },
        ]}
        value={asked}
        allowDeselect={false}
        onChange={(value) => setAsked(value === 'below' || value === 'shown' ? value : 'all')}
      />
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={t('form')}
        data={forms.map((value) => ({ value, label: t(value) }))}
        value={form}
        onChange={(value) => setForm(value === 'short' ? 'short' : 'full')}
      />
      <ReasonedButton
        size="xs"
        leftSection={<IconTestPipe size={15} aria-hidden />}
        loading={pending}
        reason={reason}
        onClick={() => void start()}
      >
        {t('start')}
      </ReasonedButton>
      <p className={styles.hint}>{t('count', { connected, total: (sites ?? own).length })}</p>
    </div>
  )
}
