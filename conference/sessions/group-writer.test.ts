import { expect, test } from 'vitest'
import { createGroupWriter } from './group-writer.ts'

/** A committed list, and commits that wait until they are let through or made to fail. */
function fakeStore() {
  let committed: number[] = []
  const groups: number[][] = []
  const gates: { pass(): void; fail(error: Error): void }[] = []
  return {
    committed: () => committed,
    groups,
    gates,
    begin: async () => ({ list: [...committed] }),
    commit: (draft: { list: number[] }) =>
      new Promise<void>((resolve, reject) => {
        const added = draft.list.slice(committed.length)
        gates.push({
          pass() {
            groups.push(added)
            committed = draft.list
            resolve()
          },
          fail: reject,
        })
      }),
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))
const add = (value: number) => (draft: { list: number[] }) => draft.list.push(value)

test('P10: nothing is answered before it is committed', async () => {
  const store = fakeStore()
  const writer = createGroupWriter({ ...store, limit: 10 })
  let answered = 0
  const run = writer.run(add(1)).then((length) => {
    answered = length
  })
  await settled()
  expect(answered).toBe(0)
  store.gates[0]?.pass()
  await run
  expect(answered).toBe(1)
})

test('P10, P13: works run in order, and those that waited are committed together', async () => {
  const store = fakeStore()
  const writer = createGroupWriter({ ...store, limit: 10 })
  const runs = [1, 2, 3].map((value) => writer.run(add(value)))
  await settled()
  store.gates[0]?.pass()
  await settled()
  store.gates[1]?.pass()
  expect(await Promise.all(runs)).toEqual([1, 2, 3])
  expect(store.groups).toEqual([[1], [2, 3]])
})

test('P10: a work that throws fails alone', async () => {
  const store = fakeStore()
  const writer = createGroupWriter({ ...store, limit: 10 })
  const first = writer.run(add(1))
  const refused = writer.run(() => {
    throw new Error('refused')
  })
  const last = writer.run(add(3))
  const expectation = expect(refused).rejects.toThrow('refused')
  await settled()
  store.gates[0]?.pass()
  await settled()
  store.gates[1]?.pass()
  await Promise.all([first, last, expectation])
  expect(store.committed()).toEqual([1, 3])
})

test('P10: a commit that fails fails its whole group and nothing else', async () => {
  const store = fakeStore()
  const writer = createGroupWriter({ ...store, limit: 10 })
  const first = writer.run(add(1))
  const expectation = expect(first).rejects.toThrow('disk full')
  const second = writer.run(add(2))
  await settled()
  store.gates[0]?.fail(new Error('disk full'))
  await expectation
  await settled()
  store.gates[1]?.pass()
  await second
  expect(store.committed()).toEqual([2])
})

test('P13: more than the limit may not wait', async () => {
  const store = fakeStore()
  const writer = createGroupWriter({ ...store, limit: 2 })
  const runs = [1, 2, 3].map((value) => writer.run(add(value)))
  await expect(writer.run(add(4))).rejects.toMatchObject({ code: 'message.too-many' })
  await settled()
  store.gates[0]?.pass()
  await settled()
  store.gates[1]?.pass()
  await Promise.all(runs)
})

test('close commits what waits and refuses what comes later', async () => {
  const store = fakeStore()
  const writer = createGroupWriter({ ...store, limit: 10 })
  const runs = [1, 2].map((value) => writer.run(add(value)))
  const closing = writer.close()
  await expect(writer.run(add(3))).rejects.toThrow('closed')
  await settled()
  store.gates[0]?.pass()
  await settled()
  store.gates[1]?.pass()
  await Promise.all([...runs, closing, writer.close()])
  expect(store.committed()).toEqual([1, 2])
})
