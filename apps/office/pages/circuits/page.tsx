import { Checkbox, TextInput } from '@mantine/core'
import { IconPlugConnected, IconSearch } from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { EmptyState, text } from '#browser/kit'
import { FailureNote } from '../../screens/failure-note.tsx'
import styles from '../../screens/page.module.css'
import { Table } from '../../screens/table.tsx'
import { useAsked, useDesk, useQuery, useRight } from '../../screens/use-office.ts'
import { useSlash } from '../../screens/use-slash.ts'
import { useTyped } from '../../screens/use-typed.ts'
import { CircuitRow } from './circuit-row.tsx'
import type { IncidentOrder } from './incident-line.tsx'
import { circuitsFound, listCircuits } from './rows.ts'

const { useText, both } = text({
  find: { vi: 'Tìm đường truyền', en: 'Find a line' },
  hint: { vi: 'Nơi, nhà mạng, mã kênh, đầu mối ( / )', en: 'Place, provider, circuit, person ( / )' },
  troubled: { vi: 'Đang có sự cố ({count})', en: 'With an open incident ({count})' },
  count: { vi: '{found}/{all} đường truyền', en: '{found}/{all} lines' },
  loading: { vi: 'Đang tải đường truyền…', en: 'Loading the lines…' },
  site: { vi: 'Điểm cầu', en: 'Site' },
  line: { vi: 'Đường truyền', en: 'Line' },
  place: { vi: 'Nơi lắp, đầu mối hôm nay', en: 'Where, and whom to call' },
  state: { vi: 'Trạng thái', en: 'State' },
  incidents: { vi: 'Sự cố đang mở', en: 'Open incidents' },
  empty: { vi: 'Chưa có đường truyền nào', en: 'There are no lines' },
  how: {
    vi: 'Đường truyền của điểm cầu ghi ở danh bạ; tên nhà mạng ở đó phải như ở tài khoản.',
    en: 'The lines of sites stand in the directory; the provider has to be named there as in the account.',
  },
  none: { vi: 'Không có đường truyền nào khớp', en: 'No line matches' },
  widen: { vi: 'Bớt chữ tìm, hoặc bỏ “đang có sự cố”.', en: 'Use fewer words, or show all lines.' },
})

/** “Đường truyền”: the lines of sites, how they are, what is wrong; a telecom sees its own and says what it does. */
export default function CircuitsPage() {
  const t = useText()
  const { office, address, account } = useDesk()
  const { answer, again } = useAsked(({ call }) => listCircuits(call))
  const mayOrder = useRight('sites') || account?.role === 'telecom'
  const troubled = useQuery('troubled') === '1'
  const [typed, setTyped] = useTyped()
  const [failure, setFailure] = useState<unknown>(null)
  const field = useRef<HTMLInputElement>(null)
  useSlash(field)

  const listed = answer.kind === 'here' ? answer.is : null
  const found = useMemo(
    () => (listed ? circuitsFound(listed.lines, { typed, troubled }) : []),
    [listed, typed, troubled],
  )
  const order = async ({ op, incident }: IncidentOrder) => {
    setFailure(null)
    try {
      if (op === 'incidents.answer') await office.call(op, { incident })
      else await office.call(op, { incident, note: null })
    } catch (error) {
      setFailure(error)
    }
    await again()
  }
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (!listed) return <p className={styles.wait}>{t('loading')}</p>
  const counts = { found: found.length, all: listed.lines.length }
  return (
    <div className={styles.page}>
      <search className={styles.filter}>
        <TextInput
          ref={field}
          type="search"
          aria-label={t('find')}
          placeholder={t('hint')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          className={styles.find}
        />
        <Checkbox
          label={t('troubled', { count: listed.troubled })}
          checked={troubled}
          onChange={(event) => address.note({ troubled: event.currentTarget.checked ? '1' : '' })}
        />
        <output data-count>{t('count', counts)}</output>
      </search>
      {failure !== null && <FailureNote error={failure} />}
      {found.length === 0 ? (
        <EmptyState
          icon={<IconPlugConnected size={48} />}
          title={both(listed.lines.length === 0 ? 'empty' : 'none')}
          hint={both(listed.lines.length === 0 ? 'how' : 'widen')}
        />
      ) : (
        <Table
          head={(['site', 'line', 'place', 'state', 'incidents'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        >
          {found.map((circuit) => (
            <CircuitRow
              key={`${circuit.site} ${circuit.which}`}
              circuit={circuit}
              {...(mayOrder && { onOrder: order })}
            />
          ))}
        </Table>
      )}
    </div>
  )
}
