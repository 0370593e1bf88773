import type { ActingParty, Finding, LineRecord, Verdict } from '#contract/readiness'
import { ownerOf } from './owner.ts'

const undescribed = {
  province: {
    vi: 'Chưa ghi nhà mạng của đường này: kỹ thuật viên cấp tỉnh xử lý.',
    en: 'The provider of this line is not on record: the technicians of the province see to it.',
  },
  centre: {
    vi: 'Chưa ghi nhà mạng của đường này: kỹ thuật viên trung ương xử lý.',
    en: 'The provider of this line is not on record: the technicians of the centre see to it.',
  },
}

/**
 * The verdict with who really acts (D37): a fault of a line that nobody has described is the tier's, everywhere, and
 * what to do says why.
 */
export function withActing(verdict: Verdict, lines: readonly LineRecord[]): Verdict {
  const acting = (finding: Finding): Finding => {
    const actor: ActingParty = ownerOf(finding, verdict.site, lines).party
    if (actor === finding.actor || (actor !== 'province' && actor !== 'centre')) return finding
    const { vi, en } = undescribed[actor]
    return { ...finding, actor, todo: { vi: `${finding.todo.vi} ${vi}`, en: `${finding.todo.en} ${en}` } }
  }
  return { ...verdict, findings: verdict.findings.map(acting) }
}
