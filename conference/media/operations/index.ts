import type { MediaOperation } from '../media.ts'
import { describe } from './describe.ts'
import { feedsSet } from './feeds.set.ts'
import { linesRead } from './lines.read.ts'
import type { Operation } from './operation.ts'
import { pipeClose } from './pipe.close.ts'
import { pipeDescribe } from './pipe.describe.ts'
import { pipeJoin } from './pipe.join.ts'
import { pipeListen } from './pipe.listen.ts'
import { pipeReceive } from './pipe.receive.ts'
import { pipeSend } from './pipe.send.ts'
import { seatClose } from './seat.close.ts'
import { seatConnect } from './seat.connect.ts'
import { seatOpen } from './seat.open.ts'
import { seatPublish } from './seat.publish.ts'
import { seatReady } from './seat.ready.ts'
import { seatRestartIce } from './seat.restart-ice.ts'
import { seatUnpublish } from './seat.unpublish.ts'
import { statistics } from './statistics.ts'

export const operations: { [Op in MediaOperation]: Operation<Op> } = {
  describe,
  'seat.open': seatOpen,
  'seat.connect': seatConnect,
  'seat.restart-ice': seatRestartIce,
  'seat.publish': seatPublish,
  'seat.unpublish': seatUnpublish,
  'seat.ready': seatReady,
  'seat.close': seatClose,
  'feeds.set': feedsSet,
  'pipe.listen': pipeListen,
  'pipe.join': pipeJoin,
  'pipe.describe': pipeDescribe,
  'pipe.close': pipeClose,
  'pipe.send': pipeSend,
  'pipe.receive': pipeReceive,
  statistics,
  'lines.read': linesRead,
}
