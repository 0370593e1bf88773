import { expect } from 'vitest'
import { blankRecord } from '#conference/directory'
import type { Bodies } from './bodies.ts'
import type { ApiStage } from './stage.ts'

/** A sheet that says something of the centre's own room. */
const directorySheet = () =>
  Buffer.from(`Mã đơn vị;Ghi chú\nVN;ghi lúc ${performance.now()}\n`).toString('base64')
/** A unit that lies in a commune of today. */
const formersSheet = () =>
  Buffer.from(`Tên đơn vị cũ;Mã đơn vị mới;Từ ngày\nXã Thử ${performance.now()};05710;1/7/2025\n`).toString(
    'base64',
  )
const directoryRecord = (seen: number) => ({
  record: { ...blankRecord('VN'), notes: `ghi lúc ${performance.now()}` },
  seen,
})

/** Of units and sites: the directory, what units were called, their lines, what is searched for, links of sites. */
export function directoryBodies({
  ask,
}: ApiStage): Bodies<'bodies' | 'directory' | 'lineage' | 'search' | 'circuits' | 'sites'> {
  const formersPreview = async () => (await ask('lineage.import-preview', { base64: formersSheet() })).preview

  return {
    'directory.list': async () => ({ text: 'trung uong', unnamed: true }),
    'directory.get': async () => ({ site: 'VN' }),
    'directory.history': async () => ({ site: 'VN' }),
    'directory.set': async () => {
      const { entry } = await ask('directory.get', { site: 'VN' })
      return directoryRecord(entry?.revision ?? 0)
    },
    'directory.import-preview': async () => ({ base64: directorySheet() }),
    'directory.import-confirm': async () => {
      const { preview } = await ask('directory.import-preview', { base64: directorySheet() })
      return { preview }
    },
    'directory.template': async () => ({ format: 'xlsx' }),
    'directory.export': async () => ({ format: 'csv', separator: ';' }),
    'bodies.list': async () => ({}),
    'circuits.list': async () => ({ text: 'vnpt', troubled: true }),
    'search.find': async () => ({ text: 'trung uong' }),
    'lineage.list': async () => ({ text: 'kim duc' }),
    'lineage.import-preview': async () => ({ base64: formersSheet() }),
    'lineage.import-confirm': async () => ({ preview: await formersPreview() }),
    'lineage.remove': async () => {
      await ask('lineage.import-confirm', { preview: await formersPreview() })
      const [first] = (await ask('lineage.list', { limit: 1 })).formers
      return { former: first?.id ?? expect.fail('no former unit') }
    },
    'lineage.template': async () => ({ format: 'csv' }),
    'sites.list': async () => ({ below: 'VN-19', text: 'linh son', limit: 5 }),
    'sites.list-links': async () => ({}),
    'sites.issue-link': async () => ({ site: 'VN' }),
    'sites.issue-links': async () => ({ sites: ['VN'], replace: true }),
    'sites.revoke-links': async () => ({ site: 'VN' }),
  }
}
