import { useQuery } from '../../screens/use-office.ts'
import { ImportView } from './import-view.tsx'
import { ListView } from './list-view.tsx'

/** “Danh bạ điểm cầu”: every site and whom to call there; or a file on its way in. */
export default function DirectoryPage() {
  return useQuery('view') === 'import' ? <ImportView /> : <ListView />
}
