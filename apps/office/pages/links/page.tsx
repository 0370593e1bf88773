import { useLive } from '#browser/live-state'
import { sheet } from './issued.ts'
import { LinksView } from './links-view.tsx'
import { SheetView } from './sheet-view.tsx'

/** “Liên kết điểm cầu”: which sites have a link, making and ending them, and the sheet that is printed. */
export default function LinksPage() {
  const printed = useLive(sheet, (now) => now)
  return printed ? <SheetView sheet={printed} /> : <LinksView />
}
