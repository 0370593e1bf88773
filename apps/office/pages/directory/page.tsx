import { useQuery } from '../../screens/use-office.ts'
import { BodiesView } from './bodies-view.tsx'
import { ImportView } from './import-view.tsx'
import { LineageImport } from './lineage-import.tsx'
import { LineageView } from './lineage-view.tsx'
import { ListView } from './list-view.tsx'

/** “Danh bạ điểm cầu”: every site and whom to call there; former names of units; departments; or a file on its way in. */
export default function DirectoryPage() {
  const view = useQuery('view')
  switch (view) {
    case 'import':
      return <ImportView />
    case 'bodies':
      return <BodiesView />
    case 'lineage':
      return <LineageView />
    case 'lineage-import':
      return <LineageImport />
    default:
      return <ListView />
  }
}
