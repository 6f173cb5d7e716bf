import { DEMO_PEOPLE } from '@mashang/platform-identity';
import { instantOf } from './business-time';
import { officeYear } from './office-year';
import { CENTER_DEPARTMENTS, inventedName, OTHER_UNITS, TOWNSHIP, VILLAGES } from './place';
import type { Random } from './random';
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
    return { table: 'officers', row: { staff_no: staffNo, name, title, department_code: departmentCode, division_code: divisionCode } };
  };
  for (let index = 1; index <= 9; index += 1) {
    yield officer(`GS-L-000${index}`, inventedName(random), index === 1 ? '镇党委书记' : index === 2 ? '镇长' : '镇党政班子成员', null, TOWNSHIP.code);
  }
  for (const [unitIndex, unit] of [...CENTER_DEPARTMENTS, ...OTHER_UNITS].entries()) {
    for (let index = 1; index <= 5; index += 1) {
      const staffNo = `GS-${String(unitIndex + 1).padStart(2, '0')}${String(index).padStart(2, '0')}`;
      yield officer(staffNo, inventedName(random), index === 1 ? '负责人' : '工作人员', unit.code, TOWNSHIP.code);
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

/** Each unit's posts with A and B crossed between two officers; the statistics station's second post still lacks its B. */
function* posts(roster: readonly Staff[]): Rows {
  for (const unit of [...CENTER_DEPARTMENTS, ...OTHER_UNITS]) {
    const holders = roster.filter(({ departmentCode }) => departmentCode === unit.code);
    const windows = 'windows' in unit ? unit.windows : [];
    const names = [...windows.map((name) => ({ name: `${name}岗`, isWindow: true })), { name: '综合岗', isWindow: false }, { name: '外勤岗', isWindow: false }];
    for (const [index, { name, isWindow }] of names.entries()) {
      const code = `${unit.code}-P${index + 1}`;
      const duties = isWindow ? '窗口受理、审核、办结与送达' : '本部门日常工作';
      yield { table: 'posts', row: { code, name, duties, is_window_post: isWindow, department_code: unit.code, division_code } };
      const isVacant = unit.code === 'GS-STATISTICS' && index === names.length - 1;
      for (const role of isVacant ? (['A'] as const) : (['A', 'B'] as const)) {
        const holder = holders[(index + (role === 'A' ? 0 : 1)) % holders.length];
        if (!holder) throw new Error(`${unit.name} has no staff`);
        const row = { id: `${code}-${role}`, post_code: code, staff_no: holder.staffNo, role, starts_on: '2011-03-01', ends_on: null, division_code };
        yield { table: 'post_holdings', row };
      }
    }
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
      const signed_at = signedOn === null ? null : instantOf(signedOn, '17:00:00');
      const id = `${year}-${code}`;
      const row = { id, year, division_code, party_kind: kind, party_code: code, signed_on: signedOn, signed_at, version: 1 };
      yield { table: 'responsibility_agreements', row };
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
  for (const [index, { staffNo, divisionCode }] of roster.entries()) {
    const missed = random.happens(6) ? random.pick(['GS-S-04', 'GS-S-06']) : null;
    for (const session of SESSIONS) {
      if (session.kind === 'CORE_GROUP' && index >= 9) continue;
      const row = { session_id: session.id, staff_no: staffNo, division_code: divisionCode };
      yield { table: 'study_invitations', row };
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

/** Everything personnel knows of the demo year. */
export function* personnelYear(random: Random): Rows {
  const roster: Staff[] = [];
  yield* geography();
  yield* staff(random, roster);
  yield* posts(roster);
  yield* agreements(random);
  yield* study(random, roster);
  yield* surveys();
  yield* officeYear(random.fork(), roster);
}
