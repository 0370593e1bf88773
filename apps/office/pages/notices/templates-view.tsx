import { type ReactNode, useState } from 'react'
import { StateBadge, useLanguage } from '#browser/kit'
import type { NoticeTemplate } from '#contract/notices'
import { FailureNote } from '../../screens/failure-note.tsx'
import page from '../../screens/page.module.css'
import { Table } from '../../screens/table.tsx'
import { useAsked, useDesk, useQuery } from '../../screens/use-office.ts'
import { channelWords, kindWords } from './kind-words.ts'
import styles from './notices.module.css'
import { TemplatePanel } from './template-panel.tsx'
import { useText } from './words.ts'

const nameOf = ({ kind, channel }: Pick<NoticeTemplate, 'kind' | 'channel'>) => `${kind}.${channel}`

/** The templates of this node, and the form of the one that is chosen. */
export function TemplatesView({ views }: { views: ReactNode }) {
  const t = useText()
  const language = useLanguage()
  const { address } = useDesk()
  const { answer, again } = useAsked(({ call }) => call('notices.templates', {}))
  const chosen = useQuery('template')
  const [saves, setSaves] = useState(0)
  if (answer.kind === 'failed') return <FailureNote error={answer.error} />
  if (answer.kind !== 'here') return <p className={page.wait}>{t('loading')}</p>
  const { templates } = answer.is
  const open = templates.find((template) => nameOf(template) === chosen)
  const choose = (template: string) => address.note({ template })
  return (
    <>
      <div>{views}</div>
      <div className={page.columns} data-chosen={open !== undefined}>
        <section className={page.list} aria-label={t('templates')}>
          <Table
            head={(['what', 'channel', 'state'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          >
            {templates.map((template) => (
              <tr
                key={nameOf(template)}
                className={styles.row}
                data-template={nameOf(template)}
                data-open={template === open}
              >
                <th scope="row">
                  <button type="button" className={styles.open} onClick={() => choose(nameOf(template))}>
                    {kindWords[template.kind][language]}
                  </button>
                </th>
                <td className={styles.short}>{channelWords[template.channel][language]}</td>
                <td className={styles.short}>
                  <StateBadge meaning={template.isBuiltIn ? 'unknown' : 'action'}>
                    {t(template.isBuiltIn ? 'builtIn' : 'own')}
                  </StateBadge>
                </td>
              </tr>
            ))}
          </Table>
        </section>
        {open && (
          <TemplatePanel
            key={`${nameOf(open)} ${saves}`}
            template={open}
            isSaved={saves > 0}
            onSaved={async () => {
              await again()
              setSaves(saves + 1)
            }}
            onClose={() => choose('')}
          />
        )}
      </div>
    </>
  )
}
