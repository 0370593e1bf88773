import { text, useLanguage } from '#browser/kit'
import { MAX_FAULTS_NAMED, type RowFault } from '#contract/directory'
import styles from './import-view.module.css'

const { useText } = text({
  faults: { vi: 'Các dòng sai', en: 'Wrong rows' },
  mend: {
    vi: 'Sửa trong tệp rồi chọn lại tệp, hoặc xác nhận ngay: các dòng đúng được lưu, các dòng này thì không.',
    en: 'Mend them in the file and choose it again, or confirm now: the good rows are stored, these are not.',
  },
  more: {
    vi: 'Còn lỗi khác; sửa các lỗi này rồi chọn lại tệp.',
    en: 'There are more; mend these and choose the file again.',
  },
  row: { vi: 'Dòng', en: 'Row' },
  column: { vi: 'Cột', en: 'Column' },
  value: { vi: 'Đang ghi', en: 'It says' },
  reason: { vi: 'Vì sao sai', en: 'Why it is wrong' },
  empty: { vi: '(trống)', en: '(empty)' },
})

type Fault = Pick<RowFault, 'row' | 'letter' | 'heading' | 'value' | 'reason'> & { column: string }

/** Every wrong cell of a file with its reason. */
export function FaultsTable({ faults }: { faults: readonly Fault[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <h3>{t('faults')}</h3>
      <p className={styles.how}>{t('mend')}</p>
      <table className={styles.table} data-table="faults">
        <thead>
          <tr>
            {(['row', 'column', 'value', 'reason'] as const).map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map(({ row, column, letter, heading, value, reason }) => (
            <tr key={`${row} ${column}`}>
              <td>{row}</td>
              <td>
                {letter && <b>{letter}</b>} {heading}
              </td>
              <td>{value === '' ? t('empty') : value}</td>
              <td>{reason[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length >= MAX_FAULTS_NAMED && <p className={styles.how}>{t('more')}</p>}
    </>
  )
}
