import { expect, test } from 'vitest'
import { named } from './link-status.ts'

const labels: Record<string, string> = {
  VN: 'Trung ương',
  'VN-25': 'Tỉnh Phú Thọ',
  'VN-25-07900': 'PTO - Phường Việt Trì',
  'VN-25-SYT': 'PTO - Sở Y tế',
}

test('what a link refused is told with the names of its units', () => {
  const labelOf = (unit: string) => labels[unit] ?? unit
  expect(
    named('Đường VN-25 → VN chỉ mang tối đa 2 hình; hình của VN-25-07900 không được đưa qua.', labelOf),
  ).toBe(
    'Đường Tỉnh Phú Thọ → Trung ương chỉ mang tối đa 2 hình; hình của PTO - Phường Việt Trì không được đưa qua.',
  )
  expect(named('Micro của VN-25-SYT chưa mở.', labelOf)).toBe('Micro của PTO - Sở Y tế chưa mở.')
  expect(named('VNPT carries VN-99-12345.', labelOf)).toBe('VNPT carries VN-99-12345.')
})
