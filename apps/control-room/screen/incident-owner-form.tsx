import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { text } from '#browser/kit'
import type { Incident, IncidentOwner } from '#contract/readiness'
import { linesFor, type Telecom } from '../state/incidents.ts'
import { actorText } from './proof-words.ts'
import { ReasonedButton } from './reasoned-button.tsx'
import styles from './tests-panel.module.css'
import { useDesk } from './use-desk.ts'

const { useText } = text({
  to: { vi: 'Chuyển cho', en: 'Hand over to' },
  line: { vi: 'Nhà mạng: {provider}, kênh {circuit}', en: 'Provider: {provider}, circuit {circuit}' },
  other: { vi: 'Nhà mạng khác…', en: 'Another provider…' },
  provider: { vi: 'Tên nhà mạng', en: 'Provider' },
  circuit: { vi: 'Mã kênh', en: 'Circuit' },
  phone: { vi: 'Điện thoại trực', en: 'Duty phone' },
  fill: { vi: 'Hãy ghi đủ nhà mạng, mã kênh, điện thoại', en: 'Write provider, circuit and phone' },
  same: { vi: 'Đang do nơi này xử lý', en: 'It is theirs already' },
  assign: { vi: 'Chuyển', en: 'Hand over' },
})
const parties = ['site', 'province', 'centre'] as const
const OTHER = 'other'

/** Gives an incident to another owner; a provider with its circuit and phone. */
export function IncidentOwnerForm(props: { incident: Incident; reason: string | null; onDone: () => void }) {
  const { incident, reason, onDone } = props
  const t = useText()
  const party = actorText.useText()
  const desk = useDesk()
  // As they were when the form was opened: a choice does not move while it is looked at.
  const [lines] = useState(() =>
    linesFor(incident.site, desk.incidents.live.get(), desk.proofs.live.get().sites),
  )
  const [choice, setChoice] = useState<string>(parties.find((each) => each !== incident.owner.party) ?? OTHER)
  const [typed, setTyped] = useState<Telecom>({ party: 'telecom', provider: '', circuit: '', phone: '' })
  const owner = ownerOf(choice, lines, typed)
  const isSame = JSON.stringify(owner) === JSON.stringify(incident.owner)
  const missing = owner === null ? t('fill') : isSame ? t('same') : null
  const assign = async () => {
    if (owner && (await desk.incidents.assign(incident.id, owner))) onDone()
  }
  return (
    <div className={styles.edit}>
      <NativeSelect
        size="xs"
        aria-label={t('to')}
        value={choice}
        data={[
          ...parties.map((value) => ({ value: `${value}`, label: party(value) })),
          ...lines.map((line, at) => ({ value: `line ${at}`, label: t('line', line) })),
          { value: OTHER, label: t('other') },
        ]}
        onChange={(event) => setChoice(event.currentTarget.value)}
      />
      {choice === OTHER &&
        (['provider', 'circuit', 'phone'] as const).map((field) => (
          <TextInput
            key={field}
            size="xs"
            maxLength={40}
            aria-label={t(field)}
            placeholder={t(field)}
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        ))}
      <div>
        <ReasonedButton size="compact-xs" reason={reason ?? missing} onClick={() => void assign()}>
          {t('assign')}
        </ReasonedButton>
      </div>
    </div>
  )
}

function ownerOf(choice: string, lines: readonly Telecom[], typed: Telecom): IncidentOwner | null {
  const known = parties.find((each) => each === choice)
  if (known) return { party: known }
  if (choice !== OTHER) return lines[Number(choice.slice('line '.length))] ?? null
  const { provider, circuit, phone } = typed
  const whole = { provider: provider.trim(), circuit: circuit.trim(), phone: phone.trim() }
  return Object.values(whole).every((part) => part !== '') ? { party: 'telecom', ...whole } : null
}
