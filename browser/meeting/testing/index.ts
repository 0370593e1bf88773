import { closedFloor, type Floor, type SiteStatus } from '#contract'
import type { RegistryDocument } from '#contract/console'

/** A small registry: the centre, two provinces, five communes. */
export const registry: RegistryDocument = {
  version: 'test',
  units: [
    { id: 'VN', parent: null, label: 'Trung ương', name: 'Trung ương' },
    { id: 'VN-25', parent: 'VN', label: 'PTO - Tỉnh Phú Thọ', name: 'Tỉnh Phú Thọ' },
    { id: 'VN-25-07900', parent: 'VN-25', label: 'PTO - Phường Việt Trì', name: 'Phường Việt Trì' },
    { id: 'VN-25-07909', parent: 'VN-25', label: 'PTO - Phường Âu Cơ', name: 'Phường Âu Cơ' },
    { id: 'VN-25-04792', parent: 'VN-25', label: 'PTO - Phường Hoà Bình', name: 'Phường Hoà Bình' },
    { id: 'VN-01', parent: 'VN', label: 'HNI - Thành phố Hà Nội', name: 'Thành phố Hà Nội' },
    { id: 'VN-01-00004', parent: 'VN-01', label: 'HNI - Phường Ba Đình', name: 'Phường Ba Đình' },
    { id: 'VN-01-00199', parent: 'VN-01', label: 'HNI - Phường Đống Đa', name: 'Phường Đống Đa' },
  ],
}

export const status = (site: string, changes: Partial<SiteStatus> = {}): SiteStatus => ({
  site,
  state: 'connected',
  since: 1000,
  devices: { camera: 'ok', microphone: 'ok' },
  sending: null,
  microphoneOpen: false,
  display: 'confirmed',
  stillAt: 0,
  transport: 'udp',
  ...changes,
})

/** Thái Nguyên and Phú Thọ ask to speak; Thái Nguyên and a third province, which did not ask, are invited by Hà. */
export const queuedFloor: Floor = {
  ...closedFloor(6),
  raised: [
    { site: 'VN-19', at: 1 },
    { site: 'VN-25', at: 2 },
  ],
  invited: [
    { site: 'VN-36', at: 3, by: 'Hà' },
    { site: 'VN-19', at: 4, by: 'Hà' },
  ],
}
