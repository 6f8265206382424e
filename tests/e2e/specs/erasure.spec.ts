import { join } from 'node:path'
import { erasePersonal } from '#services/erase.ts'
import { verifyStore } from '#services/verify/verify-store.ts'
import { filesHolding } from '#support/find-bytes.ts'
import { programSecrets } from '#support/pins.ts'
import { openTestOffice, value } from '#support/test-office.ts'
import { ReceptionScreen } from '../screens/reception-screen.ts'
import { prepareOffice } from '../support/prepared-office.ts'
import { expect, test } from '../support/reception.ts'

const texts = ['Zenobia Quispe', 'Falta la firma', 'Trae el poder notarial']

/** The files of a data folder that hold any of it: whatever program wrote them. */
const found = (folder: string) => [...new Set(texts.flatMap((text) => filesHolding(folder, text)))].sort()

test('what was typed of a client is in the data file alone, and after an erasure in no file at all', async ({
  start,
}) => {
  const dataDir = await prepareOffice()
  const running = await start({ dataDir, args: ['--roles', 'reception'] })
  const reception = new ReceptionScreen(await running.window('reception'))
  await reception.signIn('Mercedes')
  await reception.press('n')
  await reception.page.getByTestId('issue-name').fill('Zenobia Quispe')
  await reception.form.getByRole('button', { name: 'Partidas' }).click()
  await expect(reception.issued).toBeVisible()
  await reception.press('Escape')
  await reception.find('Zenobia')
  await reception.leaveSearch()
  // The reason and the note as the window sends them.
  await reception.page.evaluate(async () => {
    const requestId = () => crypto.randomUUID()
    const waiting = await window.antesala.queue.waiting({})
    const ticketId = waiting.ok ? (waiting.value.rows[0]?.ticketId ?? '') : ''
    await window.antesala.tickets.attend({ requestId: requestId(), ticketId, reason: 'Falta la firma' })
    const note = 'Trae el poder notarial'
    await window.antesala.tickets.hold({ requestId: requestId(), ticketId, shared: true, note })
  })
  await running.close()
  expect(found(dataDir).filter((name) => !name.startsWith('antesala.sqlite'))).toEqual([])
  for (const text of texts) expect(filesHolding(dataDir, text), text).not.toEqual([])

  const office = await openTestOffice({
    file: join(dataDir, 'antesala.sqlite'),
    now: Date.now(),
    secrets: programSecrets,
  })
  const { id: ticketId } = await office.store.db.selectFrom('ticket').select('id').executeTakeFirstOrThrow()
  const input = { requestId: office.requestId(), ticketId }
  expect(value(await erasePersonal(office.office, office.reception(), input))).toEqual({
    subjects: 3,
    left: [],
  })
  expect((await verifyStore(office.store.db)).faults).toEqual([])
  await office.store.close()
  expect(found(dataDir)).toEqual([])
})
