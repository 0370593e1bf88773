import { type FakeNode, startFakeNode } from '../../../apps/board/testing/fake-node.ts'
import { sampleOf } from '../../../apps/board/testing/sample.ts'
import { both, type Camera } from '../camera.ts'
import { capital, type ScreensStage } from '../stage.ts'
import { closeWindow, openWindow } from '../windows.ts'

/** The board of a province and of the centre, each in the states that it can be in; the node only pretends. */
export async function photographBoard(stage: ScreensStage, camera: Camera): Promise<void> {
  const now = Date.now()
  const province = sampleOf(capital, now)
  const node = await startFakeNode({
    webRoot: '.build/web',
    sample: sampleOf(capital, now, { stage: 'untried' }),
  })
  stage.scope.add(() => node.close())
  const board = await openWindow(stage, `${node.url}/board/`)
  await board.getByText('Mở bàn điều khiển của cấp này').waitFor()
  await camera.take(board, 'board-untried')

  node.tell(province)
  await board.locator('[data-round]').waitFor()
  await camera.take(board, 'board', both)
  await camera.tab(board, 'board', 12)
  const { site } = province.board.sites.find(({ owner }) => owner?.party === 'telecom') ?? { site: capital }
  await board.locator(`[data-tile="${site}"]`).click()
  await board.locator('[data-way]').first().waitFor()
  await camera.take(board, 'board-site', both)
  await board.keyboard.press('Escape')

  node.tell(sampleOf(capital, now, { stage: 'ready' }))
  await board.getByText('Mọi điểm cầu đã sẵn sàng').waitFor()
  await camera.take(board, 'board-ready')
  node.cut({ down: true })
  await board.getByText('MẤT KẾT NỐI').waitFor()
  await camera.take(board, 'board-lost')
  await closeWindow(board)
  await photographCountry(
    stage,
    camera,
    await startFakeNode({ webRoot: '.build/web', sample: countryAt(now) }),
  )
}

const countryAt = (now: number) => sampleOf('VN', now, { share: 0.012 })

async function photographCountry(stage: ScreensStage, camera: Camera, node: FakeNode): Promise<void> {
  stage.scope.add(() => node.close())
  const board = await openWindow(stage, `${node.url}/board/`)
  await board.locator(`[data-tile="${capital}"]`).waitFor()
  await camera.take(board, 'board-centre', both)
  await board.locator(`[data-tile="${capital}"]`).click()
  await board.getByRole('button', { name: 'Cả nước' }).waitFor()
  await camera.take(board, 'board-centre-province')
  await closeWindow(board)
}
