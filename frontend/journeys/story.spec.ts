import { type Browser, expect, test } from '@playwright/test'
import { violations } from './axe'
import { answer, pick, press, recordAt } from './forms'
import { account, type Account, Person } from './people'
import { type Station, stations } from './station'

/** The seed's own story in the browser, from an issued rule book to a published grade that an officer reads. */
/** A year before those of the demo's own cycles, so that nothing of theirs counts. */
const YEAR = new Date().getFullYear() - 4
const DAY = `${YEAR}-05-08`
const MARK = `T${Date.now().toString(36).toUpperCase().slice(-6)}`
const CHECKPOINT = '设卡检查中擅离岗位，致犯罪嫌疑人逃跑'
const CYCLE = `${YEAR} 年度评定 ${MARK}`

test.describe.configure({ mode: 'serial', timeout: 240_000 })

const people = new Map<string, Person>()
let all: Station[]
let reader: Account
let culprit: string
let book: string
let cycle: string
let award: string

/** Somebody of the demo bureau, signed in once. */
async function as(browser: Browser, username: string): Promise<Person> {
  const here = people.get(username) ?? (await Person.enter(browser, account(username)))
  people.set(username, here)
  return here
}

test.afterAll(async () => {
  const complaints = [...people.values()].flatMap((one) => one.complaints.map((text) => `${one.who.username}: ${text}`))
  await Promise.all([...people.values()].map((one) => one.close()))
  // What the story tries and is refused is part of it.
  expect(complaints.filter((text) => !/status of (401|404|409)/.test(text))).toEqual([])
})

test('the rule book is issued', async ({ browser }) => {
  const office = await as(browser, 'office')
  all = await stations(office, MARK)
  culprit = all[0]!.officers[4]!
  expect(await office.read(`/api/v1/units/${all[0]!.id}`)).toMatchObject({ figures: { headcount: 9, leaders: 4 } })
  book = (await office.create('/api/v1/rule-books', { title: `考核细则 ${MARK}`, effectiveFrom: `${YEAR}-01-01` })).id
  const clause = (code: string, categoryCode: string, kind: string, textZh: string, textEn: string, minPoints: string, maxPoints: string, ceiling: string | null) =>
    office.create(`/api/v1/rule-books/${book}/clauses`, { code, categoryCode, kind, posts: [], textZh, textEn, minPoints, maxPoints, ceiling, leadersAnswer: false })
  await clause('3.1', 'DILIGENCE', 'DEDUCTION', CHECKPOINT, 'Left the post at a checkpoint; a suspect escaped', '30.00', '30.00', 'FOUR')
  award = (await clause('4.2', 'PERFORMANCE', 'AWARD', '工作成绩突出', 'Outstanding work', '1.00', '10.00', null)).id
  const page = await office.open(`/rule-books/${book}`)
  await press(page, '印发')
  await answer(page, '确认印发')
  await expect(page.getByText('已印发').first()).toBeVisible()
})

test('an officer gets an account, sets a password of their own and confirms having read the rule book', async ({ browser }) => {
  const username = `reader-${MARK.toLowerCase()}`
  const made = await (await as(browser, 'sysadmin')).create<{ id: string; initialPassword: string }>('/api/v1/accounts', { username, displayName: '当事民警', officerId: culprit })
  await (await as(browser, 'secadmin')).create(`/api/v1/accounts/${made.id}/grants`, { role: 'OFFICER' })
  reader = { username, password: `own-${MARK}-words-7`, roles: ['OFFICER'], unit: all[0]!.name }
  const officer = await Person.arrive(browser, reader)
  const page = await officer.open('/')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('口令', { exact: true }).fill(made.initialPassword)
  await press(page, '登录')
  await page.getByLabel('当前口令').fill(made.initialPassword)
  await page.getByLabel('新口令', { exact: true }).fill(reader.password)
  await page.getByLabel('再次输入新口令').fill(reader.password)
  await press(page, '确认修改')
  await expect(page.getByRole('heading', { level: 1, name: '当事民警，您好' })).toBeVisible()
  await page.getByRole('link', { name: new RegExp(`确认已读.*${MARK}`) }).click()
  await press(page, '确认已读')
  await expect(page.getByText('您已确认阅读本细则。')).toBeVisible()
  await officer.close()
  const office = await as(browser, 'office')
  const unread = await office.all(`/api/v1/rule-books/${book}/acknowledgements?acknowledged=false&unit=${all[0]!.id}`)
  expect(unread).toHaveLength(8)
})

test('the three meetings are held and everybody is reached', async ({ browser }) => {
  const office = await as(browser, 'office')
  cycle = (await office.create('/api/v1/cycles', { name: CYCLE, ruleBookId: book, from: `${YEAR}-01-01`, until: `${YEAR}-12-31`, publicityDays: 5, minPoolSize: 1 })).id
  for (const kind of ['ALL_OFFICERS', 'LEADERS']) {
    const { id } = await office.create(`/api/v1/cycles/${cycle}/meetings`, { kind, title: '动员会', scheduledAt: `${YEAR}-01-05T01:00:00Z`, place: '三楼会议室', agenda: '学习细则' })
    await office.change('POST', `/api/v1/meetings/${id}/holding`, `/api/v1/meetings/${id}`, { heldAt: `${YEAR}-01-05T01:00:00Z`, minutes: '已学习。' })
    const invited = await office.all<{ officer: { id: string } }>(`/api/v1/meetings/${id}/attendance`)
    await office.change('PUT', `/api/v1/meetings/${id}/attendance`, `/api/v1/meetings/${id}`, { items: invited.map((one) => ({ officerId: one.officer.id, state: 'PRESENT' })) })
  }
  const page = await office.open(`/cycles/${cycle}/meetings`)
  await page.getByRole('link', { name: '安排考评小组会' }).click()
  await page.getByLabel('计划时间').fill(`${YEAR}-01-06T09:00`)
  await page.getByLabel('地点').fill('三楼会议室')
  await page.getByLabel('议程').fill('统一尺度：一事一记，先有依据。')
  await press(page, '安排会议')
  await recordAt(page, 'meetings')
  await press(page, '登记已召开')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('召开时间').fill(`${YEAR}-01-06T09:10`)
  await dialog.getByLabel('会议记录').fill('已学习细则并答疑。')
  await dialog.getByRole('button', { name: '登记已召开', exact: true }).click()
  await expect(dialog).toBeHidden()
  for (const unit of await page.locator('details.unit').all()) {
    if (!(await unit.evaluate((details) => (details as HTMLDetailsElement).open))) await unit.locator('summary').click()
    await unit.getByRole('button', { name: /全部记为到会$/ }).click()
  }
  await press(page, '保存到会情况')
  // The count is told while it is written down; that it is kept is told after.
  await expect(page.getByText('已保存')).toBeVisible()
  await expect(page.getByText('人人到位。')).toBeVisible()
})

test('the cycle opens for scoring; who confirmed on paper is on record', async ({ browser }) => {
  const page = await (await as(browser, 'office')).open(`/cycles/${cycle}`)
  const gate = page.getByRole('listitem').filter({ hasText: '考核细则人人已读' })
  await gate.getByRole('button', { name: /^说明理由后越过/ }).click()
  await answer(page, '说明理由后越过', '其余人员纸质签收，签收表存考核办。')
  await press(page, '进入记分')
  await answer(page, '进入下一阶段')
  await expect(page.locator('[aria-current=step]')).toContainText('记分')
})

test('left the post, a suspect escaped: written down, reported, verified, proposed, confirmed by another', async ({ browser }) => {
  const assessor = await as(browser, 'assessor')
  const badge = `${MARK}004`
  const diary = await assessor.open('/diary/new')
  await pick(diary, /^涉及民警/, badge)
  await diary.getByLabel('发生日期').fill(DAY)
  await diary.getByLabel('内容').fill('设卡时擅自离岗，一名嫌疑人逃跑。')
  await press(diary, '保存日记')
  await recordAt(diary, 'diary')

  const reported = await (await as(browser, 'discipline')).open('/incidents/new')
  await reported.getByLabel('来源').selectOption({ label: '上级通报' })
  await reported.getByLabel('发生日期').fill(DAY)
  await reported.getByLabel('标题').fill(`设卡脱岗 ${MARK}`)
  await reported.getByLabel('经过').fill('设卡检查时擅自离岗，嫌疑人逃跑，市局警诫一次。')
  await pick(reported, /^民警/, badge)
  await reported.getByLabel('处置').selectOption({ label: '警诫' })
  await press(reported, '报告事件')
  const incident = await recordAt(reported, 'incidents')

  const office = await as(browser, 'office')
  const verified = await office.open(`/incidents/${incident}`)
  await press(verified, '核实')
  await answer(verified, '核实', '情况属实。')
  await expect(verified.getByText('已核实').first()).toBeVisible()

  // A citizen told of it as well: merged, and what became known later is added.
  const told = await (await as(browser, 'discipline')).create('/api/v1/incidents', { nature: 'NEGATIVE', source: 'CITIZEN', title: `卡点无人 ${MARK}`, description: '群众来电。', occurredOn: DAY, officers: [{ officerId: culprit, role: 'PRINCIPAL', disposition: 'NONE' }], unitIds: [] })
  const merged = await office.open(`/incidents/${told.id}`)
  await press(merged, '并入另一事件')
  expect(await violations(merged)).toEqual([])
  await pick(merged, /^并入哪一事件/, `设卡脱岗 ${MARK}`)
  await answer(merged, '并入另一事件', '时间、地点、人员一致。')
  await merged.getByRole('link', { name: `设卡脱岗 ${MARK}` }).click()
  await expect(merged.getByRole('link', { name: `卡点无人 ${MARK}` })).toBeVisible()
  await press(merged, '补充或更正')
  expect(await violations(merged)).toEqual([])
  await merged.getByLabel('地点').fill('国道卡点')
  await answer(merged, '补充或更正', '调取监控后查明。')
  await expect(merged.getByText('由“未记载”改为“国道卡点”')).toBeVisible()
  await expect(merged.getByText('时间、地点、人员一致。')).toBeVisible()
  expect(await violations(merged)).toEqual([])

  const proposed = await assessor.open(`/score-entries/new?incident=${incident}&officer=${culprit}`)
  await proposed.getByLabel('考核周期').selectOption({ label: CYCLE })
  await expect(proposed.getByLabel('发生日期')).toHaveValue(DAY)
  await proposed.getByRole('checkbox', { name: /设卡时擅自离岗/ }).check()
  await pick(proposed, /^条款/, CHECKPOINT)
  await expect(proposed.getByLabel('扣多少分')).toHaveValue('30')
  await proposed.getByLabel('事实与依据').fill('按规定扣 30 分，不遮不掩。')
  await press(proposed, '提出记分')
  const entry = await recordAt(proposed, 'score-entries')

  const early = await office.open(`/cycles/${cycle}`)
  await press(early, '进入评定')
  await early.getByRole('dialog').getByRole('button', { name: '进入下一阶段' }).click()
  await expect(early.getByRole('dialog').getByRole('alert')).toBeVisible()

  const queue = await office.open('/score-entries?confirmable=true')
  await queue.getByLabel('考核周期').selectOption({ label: CYCLE })
  await queue.getByRole('link', { name: new RegExp(badge) }).click()
  await recordAt(queue, 'score-entries')
  await press(queue, '确认')
  await answer(queue, '确认', '事实清楚。')
  await expect(queue.getByText('已确认').first()).toBeVisible()
  expect(await office.read(`/api/v1/score-entries/${entry}`)).toMatchObject({ state: 'CONFIRMED', ceiling: 'FOUR', points: '-30.00' })
})

test('two stations have conduct problems; their heads had been best', async ({ browser }) => {
  const assessor = await as(browser, 'assessor')
  const office = await as(browser, 'office')
  const discipline = await as(browser, 'discipline')
  for (const [n, station] of [all[1]!, all[2]!].entries()) {
    const head = station.officers[0]!
    const diary = await assessor.create('/api/v1/diary-entries', { occurredOn: DAY, text: '全年工作成绩突出。', officerIds: [head] })
    const entry = await assessor.create('/api/v1/score-entries', { cycleId: cycle, officerId: head, clauseId: award, points: `${9 + n}.00`, occurredOn: DAY, diaryEntryIds: [diary.id], note: '年度工作突出。' })
    await office.change('POST', `/api/v1/score-entries/${entry.id}/confirmation`, `/api/v1/score-entries/${entry.id}`, {})
    const incident = await discipline.create('/api/v1/incidents', { nature: 'NEGATIVE', source: 'DISCIPLINE', title: '行风问题', description: '纪检检查。', occurredOn: DAY, officers: [], unitIds: [station.id] })
    await office.change('POST', `/api/v1/incidents/${incident.id}/verification`, `/api/v1/incidents/${incident.id}`, { note: '属实。' })
    const page = await discipline.open(`/incidents/${incident.id}`)
    const form = page.locator('form')
    await pick(page, /^单位/, `${MARK}-${n + 1}`)
    await form.getByLabel('发生日期').fill(DAY)
    await form.getByLabel('理由').fill('行风建设存在问题。')
    await press(page, '记录认定')
    await expect(page.getByText('降 1 级').first()).toBeVisible()
  }
})

test('graded: ties decided by the assessors, the officer FOUR, both heads TWO and nobody moves up', async ({ browser }) => {
  const office = await as(browser, 'office')
  const page = await office.open(`/cycles/${cycle}`)
  await press(page, '进入评定')
  await answer(page, '进入下一阶段')
  await page.getByRole('link', { name: '评定台' }).click()
  await press(page, '评定')
  await expect(page.getByText(/第 1 次评定/)).toBeVisible({ timeout: 60_000 })

  const first = await (await as(browser, 'assessor')).open(`/cycles/${cycle}/assessment/ties`)
  const places = Number(/选出 (\d+) 人/.exec(await first.locator('fieldset legend').first().innerText())![1])
  const boxes = first.locator('fieldset').first().getByRole('checkbox')
  for (let i = 0; i < places; i++) await boxes.nth(i).check()
  await first.locator('fieldset').first().getByRole('button', { name: '投票' }).click()
  await answer(first, '投票', '综合日常表现，集体研究。')
  await decideTies(browser)

  expect(await office.read(`${assessment()}/results/${culprit}`)).toMatchObject({ grade: 'FOUR', reasons: ['CEILING'], score: '70.00' })
  for (const station of [all[1]!, all[2]!]) {
    const result = await office.open(`/cycles/${cycle}/assessment/${station.officers[0]}`)
    await expect(result.getByText('二级', { exact: true })).toBeVisible()
    expect(await office.read(`${assessment()}/results/${station.officers[0]}`)).toMatchObject({ grade: 'TWO', reasons: ['RANKED', 'DEMOTED'] })
  }
  const pools = await office.all<{ name: string; size: number; fourQuota: number; openTie: unknown; counts: Record<string, number> }>(`${assessment()}/pools`)
  for (const station of all) expect(pools.map((pool) => pool.name)).toContain(station.name)
  for (const pool of pools) {
    expect(pool.counts.none, pool.name).toBe(0)
    expect(pool.counts.FOUR, pool.name).toBeGreaterThanOrEqual(pool.fourQuota)
  }
  const leaders = pools.find((pool) => pool.name === '所队领导')!
  expect(leaders.counts.ONE, 'nobody moves up into the places that the heads lost').toBe(Math.floor((leaders.size * 30) / 100) - 2)
})

test('published by two people, and read by the officer who sees own reasons and nobody else’s data', async ({ browser }) => {
  const office = await as(browser, 'office')
  const proposing = await office.open('/publications')
  await press(proposing, '提出名单')
  const form = proposing.locator('form').filter({ has: proposing.getByLabel('标题') })
  await form.getByLabel('考核周期').selectOption({ label: CYCLE })
  await form.getByLabel('标题').fill(`${CYCLE}公示`)
  await form.getByRole('button', { name: '提出名单' }).click()
  const list = await recordAt(proposing, 'publications')
  const approving = await (await as(browser, 'office2')).open(`/publications/${list}`)
  await press(approving, '批准公示')
  await answer(approving, '批准公示')
  await expect(approving.getByText('已公示').first()).toBeVisible()
  await office.change('POST', `/api/v1/cycles/${cycle}/stage`, `/api/v1/cycles/${cycle}`, { to: 'PUBLICITY' })
  await approving.reload()
  await press(approving, '登记送达')
  await approving.getByRole('dialog').getByLabel('事项').selectOption({ label: '工资津贴' })
  await approving.getByRole('dialog').getByLabel('接收单位').fill('财务科')
  await answer(approving, '登记送达')
  await expect(approving.getByText('已送达', { exact: true })).toBeVisible()

  const officer = await Person.enter(browser, reader)
  people.set(reader.username, officer)
  const home = await officer.open('/')
  await expect(home.getByText('四级', { exact: true }).first()).toBeVisible()
  await home.getByRole('link', { name: '看看为什么是这个等级' }).click()
  await recordAt(home, 'publications')
  await expect(home.getByText('70.00').first()).toBeVisible()
  await expect(home.getByText(CHECKPOINT).first()).toBeVisible()
  await expect(home.getByText('-30.00').first()).toBeVisible()
  const lines = (await officer.read<{ items: Record<string, unknown>[] }>(`/api/v1/publications/${list}/lines?limit=200`)).items
  expect(lines.length).toBeGreaterThan(30)
  for (const line of lines) expect(line.score ?? null).toBeNull()
  const other = all[1]!.officers[0]!
  await home.goto(`/cycles/${cycle}/assessment/${other}`)
  await expect(home.getByRole('alert')).toBeVisible()
  await expect(home.getByText('因领导责任降级')).toHaveCount(0)
  for (const path of [`${assessment()}/results/${other}`, `/api/v1/officers/${other}/personal-data`]) expect((await officer.get(path)).status(), path).toBeGreaterThanOrEqual(403)
})

const assessment = () => `/api/v1/cycles/${cycle}/assessment`

/** Every assessor who may vote votes alike, until no tie is open. */
async function decideTies(browser: Browser): Promise<void> {
  const office = await as(browser, 'office')
  const voters = await Promise.all(['assessor', 'assessor2', 'assessor3', 'assessor4', 'assessor5', 'assessor6'].map((name) => as(browser, name)))
  for (let round = 0; round < 10 && (await office.read<{ openTies: number }>(assessment())).openTies > 0; round++) {
    for (const voter of voters) {
      const { items } = await voter.read<{ items: { id: string; mayVote: boolean; places: number; tied: { id: string }[] }[] }>(`${assessment()}/ties`)
      for (const tie of items.filter((one) => one.mayVote)) {
        await voter.create(`${assessment()}/ties/${tie.id}/votes`, { chosen: tie.tied.slice(0, tie.places).map((one) => one.id), reason: '综合日常表现，集体研究。' })
      }
    }
  }
  expect((await office.read<{ openTies: number }>(assessment())).openTies).toBe(0)
}
