import { planCascade } from '#conference/cascade'
import { beginSession, type SessionState } from '#contract'
import { siteScene } from '#trials/stage'
import { type Bench, rounded } from './figure.ts'

const few = 20
const many = 200
const pairs = 15
const plansPerSample = 20

/** What a plan of a province costs, and how it grows with its sites: interleaved, the median of each and of the ratio. */
export const plan: Bench = async () => {
  const [small, large] = [provinceOf(few), provinceOf(many)]
  for (let warm = 0; warm < 200; warm++) planCascade(warm % 2 ? small : large)
  const samples = Array.from({ length: pairs }, () => ({ small: timeOf(small), large: timeOf(large) }))
  const figure = (name: string, value: number, unit: 'ms' | 'ratio') => ({
    bench: 'plan',
    figure: name,
    value: rounded(value, 2),
    unit,
  })
  return [
    figure('plan_20_sites', median(samples.map((sample) => sample.small)), 'ms'),
    figure('plan_200_sites', median(samples.map((sample) => sample.large)), 'ms'),
    figure('plan_growth', median(samples.map((sample) => sample.large / sample.small)), 'ratio'),
  ]
}

function timeOf(input: ReturnType<typeof provinceOf>): number {
  const began = performance.now()
  for (let run = 0; run < plansPerSample; run++) planCascade(input)
  return (performance.now() - began) / plansPerSample
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** A province with so many communes in the centre's session: 3×3 on air, six microphones open. */
function provinceOf(count: number) {
  const sites = Array.from({ length: count }, (_, index) => `VN-25-${10_000 + index}`)
  const by = 'bench'
  const title = 'Đo thời gian lập kế hoạch'
  const begun = beginSession({ id: 'bench', title, owner: 'VN', chair: null, bound: 6, by, at: 0 })
  const session: SessionState = {
    ...begun,
    revision: 1,
    program: {
      revision: 1,
      scene: siteScene('3x3', 'VN', 'VN-19', ...sites.slice(0, 7)),
      takenBy: by,
      takenAt: 0,
    },
    floor: { ...begun.floor, open: sites.slice(0, 6) },
  }
  return {
    self: 'VN-25',
    parent: 'VN',
    children: [],
    audience: sites,
    local: sites.flatMap((site) => [`${site}/camera`, `${site}/microphone`]),
    arrived: { VN: ['VN/camera', 'VN-19/camera'] },
    sessions: [session],
    peerWants: {
      VN: sites.slice(0, 7).map((site) => ({ source: `${site}/camera`, layer: 0, audience: ['VN'] })),
    },
    budget: { VN: { in: 16, out: 16 } },
  }
}
