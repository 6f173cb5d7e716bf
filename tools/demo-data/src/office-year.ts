import { addDays, Money } from '@mashang/domain';
import { instantOf, workingDays } from './business-time';
import type { Staff } from './personnel-year';
import { CENTER_DEPARTMENTS, OTHER_UNITS, TOWNSHIP, VILLAGES } from './place';
import type { Random } from './random';
import type { Rows } from './row';

const division_code = TOWNSHIP.code;
const LEADER = 'GS-L-0001';
const SECOND_LEADER = 'GS-L-0002';

/** The report names the first six; the others are our choice. */
const REGULATIONS = [
  ['ATTENDANCE', '考勤制度', '上下班签到；请假须经批准，AB岗不得同时离岗。'],
  ['STUDY', '学习制度', '党委中心组和全体干部集中学习，缺学须补学。'],
  ['WORK', '工作制度', '马上就办、办就办好；首问负责，限时办结。'],
  ['FINANCE', '财务管理制度', '经办、审核、审批三人分设，不得超预算开支。'],
  ['RECEPTION', '接待制度', '凭公函接待，按标准用餐，控制陪餐人数。'],
  ['VEHICLE', '车辆管理制度', '公务用车先申请后派车，收车登记里程。'],
  ['MEETING', '会议制度', '精简会议，按时到会。'],
  ['DOCUMENT', '公文处理制度', '来文当日登记，限时办理。'],
  ['SEAL', '印章管理制度', '专人保管，用印登记。'],
  ['DUTY', '值班制度', '节假日领导带班，二十四小时值班。'],
  ['PROCUREMENT', '采购与固定资产管理制度', '先批后买，登记入账。'],
  ['CONFIDENTIALITY', '保密与档案管理制度', '涉密不上网，按年归档。'],
] as const;

/** Twelve regulations; the one on attendance has a second version, which not everybody has acknowledged yet. */
function* regulations(random: Random, roster: readonly Staff[]): Rows {
  const inForce: { readonly id: string; readonly percent: number; readonly from: string }[] = [];
  for (const [index, [kind, title, text]] of REGULATIONS.entries()) {
    const code = `GS-R-${String(index + 1).padStart(2, '0')}`;
    yield { table: 'regulations', row: { code, kind, title, division_code, version: 1 } };
    const isRevised = kind === 'ATTENDANCE';
    const version = { regulation_code: code, division_code, state: 'ISSUED', drafted_by: 'GS-0901', issued_by: LEADER, version: 2 };
    const first = { ...version, id: `${code}-1`, ordinal: 1, text, effective_from: '2011-09-01', replaced_from: isRevised ? '2012-06-01' : null };
    yield { table: 'regulation_versions', row: first };
    if (isRevised) {
      const second = { ...version, id: `${code}-2`, ordinal: 2, text: `${text}外出须登记去向。`, effective_from: '2012-06-01', replaced_from: null };
      yield { table: 'regulation_versions', row: second };
    }
    inForce.push({ id: isRevised ? `${code}-2` : `${code}-1`, percent: isRevised ? 85 : 97, from: isRevised ? '2012-06-01' : '2011-09-05' });
  }
  for (const { id, percent, from } of inForce) {
    for (const { staffNo } of roster) {
      if (!random.happens(percent)) continue;
      const acknowledged_at = instantOf(addDays(from, random.whole(0, 40)), '10:00:00');
      yield { table: 'regulation_acknowledgements', row: { version_id: id, staff_no: staffNo, division_code, acknowledged_at } };
    }
  }
}

const MATTERS = ['村道路灯不亮', '水渠破损漏水', '垃圾清运不及时', '灌溉泵站故障', '危房需要鉴定', '低保政策咨询', '农家书屋开放时间', '通村公路塌方'] as const;

/** Every village has an officer since September 2011, who goes there about once in two months. */
function* villages(random: Random, roster: readonly Staff[]): Rows {
  const officers = roster.filter(({ departmentCode, staffNo }) => departmentCode !== null && !staffNo.startsWith('GS-D'));
  let made = 0;
  for (const [index, { code }] of VILLAGES.entries()) {
    const officer = officers[(index * 3) % officers.length];
    if (!officer) throw new Error('nobody to pair a village with');
    const place = { division_code: code, staff_no: officer.staffNo };
    yield { table: 'village_assignments', row: { ...place, id: `GS-VA-${code}`, starts_on: '2011-09-01', ends_on: null, version: 1 } };
    for (const month of ['2011-10', '2011-12', '2012-02', '2012-04', '2012-06', '2012-07']) {
      if (random.happens(15)) continue;
      made += 1;
      const id = `GS-VV-${String(made).padStart(4, '0')}`;
      const visitedOn = `${month}-${String(random.whole(3, 26)).padStart(2, '0')}`;
      const recorded_at = instantOf(visitedOn, '17:30:00');
      yield { table: 'village_visits', row: { ...place, id, department_code: officer.departmentCode, visited_on: visitedOn, heard: '走访农户，听取意见。', recorded_at } };
      if (!random.happens(50)) continue;
      const isDone = month !== '2012-07' && random.happens(92);
      const dueOn = addDays(visitedOn, 15);
      const cadre = `GS-V-${String(index + 1).padStart(2, '0')}01`;
      yield {
        table: 'village_issues',
        row: {
          id: `${id}-1`,
          visit_id: id,
          division_code: code,
          department_code: officer.departmentCode,
          matter: random.pick(MATTERS),
          responsible_staff_no: officer.staffNo,
          raised_on: visitedOn,
          due_on: dueOn,
          state: isDone ? 'CONFIRMED' : 'OPEN',
          resolution: isDone ? '已协调解决。' : null,
          resolved_on: isDone ? addDays(visitedOn, random.whole(3, 15)) : null,
          confirmed_by: isDone ? cadre : null,
          confirmed_on: isDone ? addDays(visitedOn, random.whole(16, 20)) : null,
          reopen_reason: null,
          version: isDone ? 3 : 1,
        },
      };
    }
  }
}

/** Three claims of each unit in 2012; one filed and one reviewed still wait, and those of spring are paid. */
function* claims(random: Random): Rows {
  yield { table: 'finance_offices', row: { division_code, department_code: 'GS-FINANCE' } };
  let filed = 0;
  for (const [unitIndex, { code: department_code }] of [...CENTER_DEPARTMENTS, ...OTHER_UNITS].entries()) {
    const unit = String(unitIndex + 1).padStart(2, '0');
    const budget_line_code = `GS-2012-B${unit}`;
    const expenses = ['2012-03', '2012-05', '2012-07'].map((month) => ({ month, parts: [random.whole(2_000, 60_000), random.whole(2_000, 90_000)].map((fen) => Money.ofFen(fen)) }));
    const isApproved = (month: string): boolean => month !== '2012-07';
    const approved = Money.sum(expenses.filter(({ month }) => isApproved(month)).flatMap(({ parts }) => parts));
    const line = { code: budget_line_code, year: 2012, name: '办公费', division_code, department_code, amount: Money.ofYuan('6000.00'), approved };
    yield { table: 'budget_lines', row: line };
    for (const { month, parts } of expenses) {
      filed += 1;
      const claim_no = `350199101-2012-F${String(filed).padStart(6, '0')}`;
      const filed_on = `${month}-${String(random.whole(10, 16)).padStart(2, '0')}`;
      const state = isApproved(month) ? 'PAID' : unitIndex % 2 === 0 ? 'FILED' : 'REVIEWED';
      // The unit's second officer spends, its head reviews, a leader approves.
      const persons = { handler_staff_no: `GS-${unit}02`, reviewer_staff_no: state === 'FILED' ? null : `GS-${unit}01`, approver_staff_no: state === 'PAID' ? SECOND_LEADER : null };
      const invoice = { seller_tax_code: '350199FAKE00000009', seller_name: '演示文具店', invoice_no: `FAKE${String(filed).padStart(8, '0')}`, invoiced_on: filed_on };
      const money = { budget_line_code, purpose: '办公用品', total: Money.sum(parts), return_reason: null, paid_on: state === 'PAID' ? addDays(filed_on, 10) : null };
      const place = { division_code, department_code, finance_department_code: 'GS-FINANCE', review_office: 'DEPARTMENT' };
      yield { table: 'expense_claims', row: { claim_no, state, filed_on, ...place, ...persons, ...invoice, ...money, version: { FILED: 1, REVIEWED: 2, PAID: 4 }[state] } };
      for (const [index, amount] of parts.entries()) {
        yield { table: 'expense_claim_lines', row: { claim_no, ordinal: index + 1, description: index === 0 ? '打印纸' : '墨盒', amount, division_code } };
      }
    }
  }
  yield { table: 'number_series', row: { series: 'personnel.ExpenseClaim.350199101-2012', last_number: BigInt(filed) } };
}

/** Two cars and a van, each out about once a week in June and July 2012. */
function* vehicles(random: Random): Rows {
  const fleet = [
    { plate_no: 'FAKE-GS001', model: '轿车', licence_class: 'C1', driver: 'GS-0903' },
    { plate_no: 'FAKE-GS002', model: '轿车', licence_class: 'C1', driver: 'GS-0904' },
    { plate_no: 'FAKE-GS003', model: '中型客车', licence_class: 'B1', driver: 'GS-0905' },
  ] as const;
  const days = workingDays('2012-06-01', '2012-07-31').filter((_, index) => index % 5 === 0);
  let booked = 0;
  for (const { driver, ...vehicle } of fleet) {
    let odometer = random.whole(20_000, 60_000);
    const trips = days.map((day) => {
      const out = odometer;
      odometer += random.whole(12, 90);
      return { day, out, back: odometer };
    });
    yield { table: 'vehicles', row: { ...vehicle, odometer_km: odometer, division_code } };
    yield { table: 'drivers', row: { staff_no: driver, licence_class: vehicle.licence_class, valid_until: '2014-12-31', division_code } };
    for (const { day, out, back } of trips) {
      booked += 1;
      const times = { starts_at: instantOf(day, '08:30:00'), ends_at: instantOf(day, '11:30:00') };
      const persons = { driver_staff_no: driver, requester_staff_no: 'GS-0902', department_code: OTHER_UNITS[0].code, decided_by: 'GS-0901' };
      const trip = { plate_no: vehicle.plate_no, purpose: '送件下村', state: 'BACK', reason: null, odometer_out_km: out, odometer_back_km: back, version: 4 };
      yield { table: 'vehicle_bookings', row: { booking_no: `350199101-2012-V${String(booked).padStart(6, '0')}`, division_code, ...times, ...persons, ...trip } };
    }
  }
  yield { table: 'number_series', row: { series: 'personnel.VehicleBooking.350199101-2012', last_number: BigInt(booked) } };
}

const DEMO_VALUE = '演示值，未经核实，以当地文件为准';

/** Standards and receptions; what a head may cost and how many hosts may eat along are demo values, and say so. */
function* receptions(random: Random): Rows {
  const perHead = { BREAKFAST: '15.00', LUNCH: '40.00', DINNER: '40.00' };
  const since = { valid_from: '2011-01-01', valid_until: null, source: DEMO_VALUE };
  for (const [meal, amount] of Object.entries(perHead)) {
    yield { table: 'meal_standards', row: { id: `GS-M-${meal}`, division_code, meal, per_head: Money.ofYuan(amount), ...since } };
  }
  yield { table: 'host_limits', row: { id: 'GS-H-1', division_code, visitors_up_to: 10, hosts: 3, one_of: 3, ...since } };
  const days = workingDays('2012-02-01', '2012-07-31').filter((_, index) => index % 15 === 7);
  for (const [index, held_on] of days.entries()) {
    const [visitors, hosts] = [random.whole(2, 10), random.whole(1, 3)];
    const allowed_cost = Money.ofYuan('40.00').multiply(visitors + hosts);
    // One of them went over the standard, with a reason that a leader agreed to.
    const isOver = index === 3;
    const cost = isOver ? allowed_cost.add(Money.ofYuan('60.00')) : allowed_cost.multiply(random.whole(70, 100), 100, 'DOWN');
    const visit = { letter_no: `演示函〔2012〕${index + 1}号`, visiting_body: '演示来访单位', visitors, hosts, held_on, meal: 'LUNCH', cost };
    const decision = { justification: isOver ? '会期延长，加餐一次' : null, decided_by: isOver ? SECOND_LEADER : null, version: isOver ? 2 : 1 };
    const host = { department_code: OTHER_UNITS[0].code, host_staff_no: 'GS-0901', claim_no: null };
    const reception_no = `350199101-2012-R${String(index + 1).padStart(6, '0')}`;
    yield { table: 'official_receptions', row: { reception_no, division_code, state: isOver ? 'APPROVED' : 'RECORDED', allowed_cost, allowed_hosts: 3, ...visit, ...decision, ...host } };
  }
  yield { table: 'number_series', row: { series: 'personnel.OfficialReception.350199101-2012', last_number: BigInt(days.length) } };
}

/** The office regulations of the demo year, and what they regulate. */
export function* officeYear(random: Random, roster: readonly Staff[]): Rows {
  yield* regulations(random.fork(), roster);
  yield* villages(random.fork(), roster);
  yield* claims(random.fork());
  yield* vehicles(random.fork());
  yield* receptions(random.fork());
}
