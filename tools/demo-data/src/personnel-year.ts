import { DEMO_PEOPLE } from '@mashang/platform-identity';
import { agreementRows, agreementsYear } from './agreements-year';
import { instantOf } from './business-time';
import { dutyYear } from './duty-year';
import { CENTER_DEPARTMENTS, inventedName, OTHER_UNITS, TOWNSHIP, VILLAGES, WINDOWS } from './place';
import { DEMO_HOLDINGS, DEMO_POSTS, staffOfUnit, UNITS } from './posts';
import { officeYear } from './office-year';
import type { Random } from './random';
import { SERVICE_ITEMS } from './service-items';
import type { Rows, TableRow } from './row';

export interface Staff {
  readonly staffNo: string;
  readonly departmentCode: string | null;
  readonly divisionCode: string;
}

const division_code = TOWNSHIP.code;

function* geography(): Rows {
  yield { table: 'divisions', row: { code: TOWNSHIP.code, name: TOWNSHIP.name, level: 'TOWNSHIP', village_kind: null, parent_code: null } };
  for (const { code, name, villageKind } of VILLAGES) {
    yield { table: 'divisions', row: { code, name, level: 'VILLAGE', village_kind: villageKind, parent_code: TOWNSHIP.code } };
  }
  for (const { code, name, successorName } of CENTER_DEPARTMENTS) {
    yield { table: 'departments', row: { code, name, successor_name: successorName, is_in_service_center: true, division_code } };
  }
  for (const { code, name } of OTHER_UNITS) {
    yield { table: 'departments', row: { code, name, successor_name: null, is_in_service_center: false, division_code } };
  }
}

/** Five staff in each unit, four cadres in each village, nine leaders, and the demo people who can sign in. */
function* staff(random: Random, roster: Staff[]): Rows {
  const officer = (staffNo: string, name: string, title: string, departmentCode: string | null, divisionCode: string): TableRow => {
    roster.push({ staffNo, departmentCode, divisionCode });
    return { table: 'officers', row: { staff_no: staffNo, name, title, department_code: departmentCode, division_code: divisionCode, serves_from: null } };
  };
  for (let index = 1; index <= 9; index += 1) {
    yield officer(`GS-L-000${index}`, inventedName(random), index === 1 ? '镇党委书记' : index === 2 ? '镇长' : '镇党政班子成员', null, TOWNSHIP.code);
  }
  for (const [unitIndex, unit] of UNITS.entries()) {
    for (const [index, staffNo] of staffOfUnit(unitIndex).entries()) {
      yield officer(staffNo, inventedName(random), index === 0 ? '负责人' : '工作人员', unit.code, TOWNSHIP.code);
    }
  }
  for (const [villageIndex, village] of VILLAGES.entries()) {
    for (let index = 1; index <= 4; index += 1) {
      const staffNo = `GS-V-${String(villageIndex + 1).padStart(2, '0')}${String(index).padStart(2, '0')}`;
      yield officer(staffNo, inventedName(random), index === 1 ? '村主任' : '村干部', null, village.code);
    }
  }
  for (const { staffNo, displayName, departmentCode } of DEMO_PEOPLE) {
    if (staffNo) yield officer(staffNo, displayName, '演示账号', departmentCode ?? null, TOWNSHIP.code);
  }
}

function* posts(): Rows {
  for (const { code, name, isWindow, departmentCode } of DEMO_POSTS) {
    const duties = isWindow ? '窗口受理、审核、办结与送达' : '本部门日常工作';
    const window_code = WINDOWS.find((window) => window.departmentCode === departmentCode && `${window.name}岗` === name)?.code ?? null;
    const authority = isWindow ? '受理、一次性告知、出具凭证' : null;
    yield { table: 'posts', row: { code, name, duties, is_window_post: isWindow, must_be_staffed: null, authority, window_code, department_code: departmentCode, division_code } };
    for (const item of isWindow ? SERVICE_ITEMS.filter((candidate) => candidate.departmentCode === departmentCode) : []) {
      yield { table: 'post_service_items', row: { post_code: code, implementation_code: item.code, division_code } };
    }
  }
  for (const { id, post, staffNo, role, startsOn } of DEMO_HOLDINGS) {
    yield { table: 'post_holdings', row: { id, post_code: post.code, staff_no: staffNo, role, starts_on: startsOn, ends_on: null, division_code } };
  }
}

/** When today's names began is our choice: the report knows only the old ones, and the reform of the state bodies was in 2018. */
const RENAMED_ON = '2019-01-01';
const FOUNDED_ON = '2002-01-01';
const SINCE = '2011-03-01';

/** The names of the bodies, their heads since the centre opened, and who serves since when; one officer came from another office. */
function* organisation(roster: readonly Staff[]): Rows {
  for (const { code, name, successorName } of CENTER_DEPARTMENTS) {
    yield { table: 'department_names', row: { department_code: code, starts_on: FOUNDED_ON, name, source: '演示数据', division_code } };
    if (successorName) yield { table: 'department_names', row: { department_code: code, starts_on: RENAMED_ON, name: successorName, source: '演示数据（改名日期为假定）', division_code } };
  }
  for (const { code } of [...CENTER_DEPARTMENTS, ...OTHER_UNITS]) {
    const signsIn = DEMO_PEOPLE.find(({ roles, departmentCode }) => departmentCode === code && roles.includes('DEPARTMENT_HEAD'));
    const staffNo = signsIn?.staffNo ?? roster.find(({ departmentCode }) => departmentCode === code)?.staffNo;
    if (staffNo === undefined) throw new Error(`${code} has no staff`);
    const row = { id: `${code}-T1`, department_code: code, staff_no: staffNo, covers_posts: true, starts_on: SINCE, ends_on: null, division_code };
    yield { table: 'department_heads', row };
  }
  for (const { staffNo, departmentCode } of roster.filter((one) => one.departmentCode !== null && !one.staffNo.startsWith('GS-D'))) {
    const title = staffNo.endsWith('01') ? '负责人' : '工作人员';
    const came = staffNo === 'GS-0205' ? '2011-09-01' : SINCE;
    const row = { staff_no: staffNo, department_code: departmentCode, title, ends_on: null, division_code };
    if (came > SINCE) yield { table: 'employments', row: { ...row, id: `${staffNo}-M1`, department_code: 'GS-PARTY-GOVERNMENT', starts_on: SINCE, ends_on: '2011-08-31' } };
    yield { table: 'employments', row: { ...row, id: `${staffNo}-M2`, starts_on: came } };
  }
  for (const [index, name] of ['第一村民小组', '第二村民小组'].entries()) {
    const village = VILLAGES.at(2)?.code ?? '';
    yield { table: 'divisions', row: { code: `${village}0${index + 1}`, name, level: 'HAMLET', village_kind: null, parent_code: village } };
  }
}

/** Away in July 2012, each with the colleague who acted as B; and one request that waits. */
const LEAVES = [
  { no: 1, staff: 'GS-0101', acting: 'GS-0102', post: 'GS-LAND-P1', kind: 'ANNUAL', days: ['2012-07-16', '2012-07-18'], back: null },
  { no: 2, staff: 'GS-0201', acting: 'GS-0202', post: 'GS-CONSTRUCTION-P1', kind: 'SICK', days: ['2012-07-23', '2012-07-27'], back: '2012-07-26' },
  { no: 3, staff: 'GS-0301', acting: 'GS-0302', post: 'GS-SOCIAL-AFFAIRS-P1', kind: 'OFFICIAL_TRIP', days: ['2012-07-30', '2012-07-30'], back: null },
  { no: 4, staff: 'GS-0401', acting: null, post: null, kind: 'PERSONAL', days: ['2012-08-09', '2012-08-09'], back: null },
] as const;

function* leaves(): Rows {
  for (const { no, staff: staffNo, acting, post, kind, days, back } of LEAVES) {
    const department = CENTER_DEPARTMENTS[no - 1]?.code ?? '';
    const starts_at = instantOf(days[0], '08:15:00');
    const ends_at = instantOf(days[1], '17:30:00');
    const away_until = back === null ? ends_at : instantOf(back, '08:15:00');
    const isDecided = acting !== null;
    const row = {
      leave_no: `350199101-2012-L00000${no}`,
      staff_no: staffNo,
      kind,
      reason: '演示数据',
      starts_at,
      ends_at,
      away_until,
      state: back !== null ? 'RETURNED' : isDecided ? 'APPROVED' : 'REQUESTED',
      requested_at: instantOf('2012-07-12', '09:00:00'),
      decided_at: isDecided ? instantOf('2012-07-12', '15:00:00') : null,
      decided_by: isDecided ? 'GS-L-0002' : null,
      decision_note: null,
      department_code: department,
      division_code,
      version: back !== null ? 3 : isDecided ? 2 : 1,
    };
    yield { table: 'leaves', row };
    if (acting === null) continue;
    const handover = { hand_over_note: '待办件清单已交接', handed_over_at: instantOf('2012-07-13', '16:30:00'), hand_back_note: '已按清单办理', handed_back_at: away_until };
    const substitution = { post_code: post, department_code: department, absent_staff_no: staffNo, acting_staff_no: acting, role: 'B', starts_at, ends_at: away_until };
    yield { table: 'substitutions', row: { substitution_no: `350199101-2012-S00000${no}`, ...substitution, state: 'HANDED_BACK', ...handover, division_code, version: 3 } };
  }
}

/** 2012: all 20 villages and 14 units signed in January. 2011: one village did not. */
function* agreements(random: Random): Rows {
  const parties = [
    ...VILLAGES.map(({ code }) => ({ kind: 'DIVISION', code })),
    ...[...CENTER_DEPARTMENTS, ...OTHER_UNITS].map(({ code }) => ({ kind: 'DEPARTMENT', code })),
  ];
  for (const year of [2011, 2012]) {
    for (const { kind, code } of parties) {
      const isWaiting = year === 2011 && code === VILLAGES.at(-1)?.code;
      const signedOn = isWaiting ? null : `${year}-01-${String(random.whole(10, 20)).padStart(2, '0')}`;
      yield* agreementRows({ year, kind, code, signedOn, bonusCap: year === 2012 && kind === 'DIVISION' ? 10 : 0 });
    }
  }
}

const SESSIONS = [
  { id: 'GS-S-01', kind: 'CORE_GROUP', held_on: '2011-09-14', topic: '党委中心组学习: “马上就办”活动动员' },
  { id: 'GS-S-02', kind: 'ALL_STAFF', held_on: '2011-09-21', topic: '全体干部集中学习: 作风建设' },
  { id: 'GS-S-03', kind: 'CORE_GROUP', held_on: '2012-02-08', topic: '党委中心组学习: “马上就办、办就办好”' },
  { id: 'GS-S-04', kind: 'ALL_STAFF', held_on: '2012-02-15', topic: '全体干部集中学习: “马上就办、办就办好”活动精神传达' },
  { id: 'GS-S-05', kind: 'CORE_GROUP', held_on: '2012-05-09', topic: '党委中心组学习: 效能建设' },
  { id: 'GS-S-06', kind: 'ALL_STAFF', held_on: '2012-05-16', topic: '全体干部集中学习: 服务承诺与首问责任' },
] as const;

const HELD = { state: 'HELD', organiser_staff_no: null, cancel_reason: null, version: 1 } as const;
const PRESENT = { way: 'PRESENT', studied_on: null, proof: null, recorded_by: null } as const;

/** The core group is the leaders; each all-staff session misses a few, and the two of 2012 together reach everyone. */
function* study(random: Random, roster: readonly Staff[]): Rows {
  for (const session of SESSIONS) yield { table: 'study_sessions', row: { ...session, ...HELD, division_code } };
  for (const [index, { staffNo, departmentCode, divisionCode }] of roster.entries()) {
    const missed = random.happens(6) ? random.pick(['GS-S-04', 'GS-S-06']) : null;
    for (const session of SESSIONS) {
      if (session.kind === 'CORE_GROUP' && index >= 9) continue;
      const row = { session_id: session.id, staff_no: staffNo, division_code: divisionCode };
      yield { table: 'study_invitations', row: { ...row, department_code: departmentCode ?? '' } };
      if (session.id !== missed) yield { table: 'study_attendances', row: { ...row, ...PRESENT } };
    }
  }
}

function* surveys(): Rows {
  const rows = [
    { id: 'GS-SV-01', instrument: 'CADRE_SURVEY', closed_on: '2012-06-29', satisfied: 151, answers: 158 },
    { id: 'GS-SV-02', instrument: 'GOVERNMENT_ASSESSMENT', closed_on: '2012-07-06', satisfied: 93, answers: 100 },
  ];
  for (const row of rows) yield { table: 'satisfaction_surveys', row: { ...row, division_code } };
}

/**
 * The measures of accountability and their limits. The kinds of sanction are the law's (公职人员政务处分法 §7, of 2020 and so younger than
 * the demo year); that the township decides the first three, and all days, are demo values.
 */
function* accountabilityRules(): Rows {
  const grades = [
    ['ADMONITION', '诫勉教育', 'EDUCATION', true],
    ['EFFICIENCY_WARNING', '效能告诫', 'EFFICIENCY', true],
    ['WARNING', '警告', 'SANCTION', true],
    ['DEMERIT', '记过', 'SANCTION', false],
    ['MAJOR_DEMERIT', '记大过', 'SANCTION', false],
    ['DEMOTION', '降级', 'SANCTION', false],
    ['REMOVAL', '撤职', 'SANCTION', false],
    ['DISMISSAL', '开除', 'SANCTION', false],
  ] as const;
  for (const [index, [code, name, kind, is_township_competent]] of grades.entries()) {
    const source = kind === 'SANCTION' ? '公职人员政务处分法 §7; 权限为演示值' : '福建省机关效能建设工作条例 (演示值)';
    yield { table: 'accountability_grades', row: { id: `GS-${code}`, code, name, kind, severity: index + 1, is_township_competent, effective_from: '2011-01-01', effective_to: null, source, division_code } };
  }
  const days = { statement_working_days: 5, decision_working_days: 20, appeal_working_days: 10 };
  yield { table: 'accountability_limits', row: { id: 'GS-LIMITS-2011', effective_from: '2011-01-01', ...days, source: '演示值', division_code } };
}

/** Everything personnel knows of the demo year. */
export function* personnelYear(random: Random): Rows {
  const roster: Staff[] = [];
  yield* geography();
  yield* staff(random, roster);
  yield* posts();
  yield* agreements(random);
  yield* agreementsYear(roster);
  yield* study(random, roster);
  yield* surveys();
  yield* accountabilityRules();
  yield* organisation(roster);
  yield* leaves();
  // Numbers go on after those of the demo rows.
  for (const [series, lastNumber] of [['personnel.Leave', LEAVES.length], ['personnel.Substitution', LEAVES.length]] as const) {
    yield { table: 'number_series', row: { series: `${series}.350199101-2012`, last_number: BigInt(lastNumber) } };
  }
  yield* dutyYear(random.fork(), roster);
  yield* officeYear(random.fork(), roster);
}
