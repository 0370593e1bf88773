import { type Bench, describeTimes, percentile, progress, rounded } from '../figure.ts'
import { measureCountry } from './country.ts'
import { measureProvince } from './province.ts'

/** The console before a whole province and before the whole country. */
export const consoleBench: Bench = async () => {
  const province = await measureProvince()
  const country = await measureCountry()
  progress(`country: open: ${describeTimes(country.open)}`)
  progress(`country: a letter in the filter: ${describeTimes(country.filter)}`)
  progress(`province: take until confirmed: ${describeTimes(province.confirmed)}`)
  const figure = <Unit extends 'fps' | 'share' | 'ms'>(name: string, value: number, unit: Unit) => ({
    bench: 'console',
    figure: name,
    value: rounded(value, unit === 'share' ? 3 : 1),
    unit,
  })
  return [
    figure('wall_fps_148', province.fps, 'fps'),
    figure('idle_cpu_share_of_core', province.idleShare, 'share'),
    figure('take_to_confirmed_p95', percentile(province.confirmed, 95), 'ms'),
    figure('open_3321', percentile(country.open, 50), 'ms'),
    figure('wall_fps_3321', country.fps, 'fps'),
    figure('filter_3321_p95', percentile(country.filter, 95), 'ms'),
  ]
}
