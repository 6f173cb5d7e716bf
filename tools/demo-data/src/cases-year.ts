import type { PersonalNumberVault } from '@mashang/platform-persistence';
import { dueOn, instantOf, officeTime, WORLD, workingDays } from './business-time';
import { CENTER, fakeIdentityNumber, inventedName, TOWNSHIP, VILLAGES, WINDOWS } from './place';
import { DEMO_HOLDINGS } from './posts';
import type { Random } from './random';
import type { Rows, TableRow } from './row';
import type { DemoItem } from './service-items';
import { guideOf } from './service-guides';
import { SERVICE_ITEMS } from './service-items';

const division_code = TOWNSHIP.code;
const HALF_PROMISE_DAY = '2012-03-01';

/** The code of a village's agency point. */
export function agencyPointCode(villageCode: string): string {
  return `GS-A-${villageCode.slice(-3)}`;
}

function* places(): Rows {
  yield {
    table: 'service_centers',
    row: { code: CENTER.code, name: CENTER.name, division_code, area_square_metres: CENTER.areaSquareMetres, opened_on: CENTER.openedOn },
  };
  for (const { code, number, name, departmentCode } of WINDOWS) {
    yield { table: 'service_windows', row: { code, center_code: CENTER.code, number, name, department_code: departmentCode, division_code } };
  }
  for (const [index, { code, name }] of VILLAGES.entries()) {
    const agent_staff_no = `GS-V-${String(index + 1).padStart(2, '0')}02`;
    const row = { code: agencyPointCode(code), name: `${name}便民服务代办点`, division_code: code, opened_on: '2011-04-01', agent_staff_no };
    yield { table: 'agency_points', row };
  }
}

/** What cases has heard from personnel by the time the year is loaded. */
function* postHolders(): Rows {
  for (const { id, post, staffNo, role, startsOn } of DEMO_HOLDINGS) {
    const row = { holding_id: id, post_code: post.code, department_code: post.departmentCode, staff_no: staffNo, role, starts_on: startsOn, ends_on: null, division_code };
    yield { table: 'post_holders', row };
  }
}

/** 初始登记 halved its promise on 1 March 2012, so the year holds a case of either version. */
function versionsOf(item: DemoItem): readonly { version: number; from: string; promised: number }[] {
  const first = { version: 1, from: '2011-03-01', promised: item.code === 'GS-LAND-01' ? item.promised * 2 : item.promised };
  return item.code === 'GS-LAND-01' ? [first, { version: 2, from: HALF_PROMISE_DAY, promised: item.promised }] : [first];
}

function* items(): Rows {
  for (const item of SERVICE_ITEMS) {
    for (const { version, from, promised } of versionsOf(item)) {
      const row = {
        implementation_code: item.code,
        version,
        name: item.name,
        // The county's catalogue gives the codes and says whose the power is; an invented county has none.
        catalogue_code: null,
        handling_item_code: null,
        exercise_level: 'TOWNSHIP',
        power_source: null,
        body_nature: null,
        body_credit_code: null,
        type: item.type,
        case_type: item.caseType,
        department_code: item.departmentCode,
        promised_working_days: promised,
        statutory_working_days: item.statutory,
        // The rule for real estate (on the spot) came in 2015, after the demo year.
        notice_working_days: null,
        content: `受理并办理${item.name}。`,
        handling_procedure: item.caseType === 'INSTANT' ? '窗口受理 → 当场办结' : '受理 → 审查 → 决定 → 办结 → 送达',
        policy_basis: item.policyBasis,
        service_phone: '0000-0000000 (演示号码)',
        staff_information: '窗口A、B岗人员见挂牌',
        fee_standard: '不收费',
        count_unit: item.countUnit ?? 'CASE',
        is_retroactive: item.isRetroactive ?? false,
        is_forwarded: item.isForwarded ?? false,
        former_trips: item.caseType === 'INSTANT' ? 2 : 4,
        effective_from: from,
        division_code,
      };
      yield { table: 'service_items', row };
      const guide = guideOf(item, promised);
      if (guide) yield { table: 'service_guides', row: { implementation_code: item.code, version, guide, published_at: instantOf(from, '08:15:00'), published_by: 'GS-DEMO' } };
    }
  }
}

/** How long a case took in working days: nearly all within the promise, a few beyond it. */
function daysTaken(promised: number, random: Random): number {
  if (promised === 0) return 0;
  return random.happens(2) ? promised + random.whole(1, 4) : random.whole(1, promised);
}

interface Numbers {
  /** The last number given in each year. */
  readonly given: Map<string, number>;
  applicants: number;
}

function nextCaseNo(receivedOn: string, numbers: Numbers): string {
  const year = receivedOn.slice(0, 4);
  const number = (numbers.given.get(year) ?? 0) + 1;
  numbers.given.set(year, number);
  return `${TOWNSHIP.code.slice(0, 9)}-${year}-${String(number).padStart(6, '0')}`;
}

/** One case with its events; `accepted` false leaves it waiting at the counter. */
function* oneCase(item: DemoItem, day: string, accepted: boolean, numbers: Numbers, vault: PersonalNumberVault, random: Random): Rows {
  const caseNo = nextCaseNo(day, numbers);
  numbers.applicants += 1;
  const identifier = fakeIdentityNumber(numbers.applicants);
  const village = random.pick(VILLAGES);
  const versions = versionsOf(item);
  const { version, promised } = versions.filter(({ from }) => from <= day).at(-1) ?? { version: 1, promised: item.promised };
  const isAgency = random.happens(18);
  const window = random.pick(WINDOWS.filter(({ departmentCode }) => departmentCode === item.departmentCode));
  const [receivedAt, acceptedAt] = [officeTime(day, random), instantOf(day, '17:00:00')];
  const closing = accepted ? closingOf(item, day, promised, random) : null;
  const staffNo = `GS-${String(WINDOWS.indexOf(window) + 1).padStart(2, '0')}0${random.whole(1, 3)}`;
  const isRated = closing?.state === 'COMPLETED' && random.happens(45);
  const isDefaultRating = isRated && random.happens(12);
  yield {
    table: 'cases',
    row: {
      case_no: caseNo,
      implementation_code: item.code,
      item_version: version,
      division_code: village.code,
      department_code: item.departmentCode,
      applicant_kind: 'NATURAL_PERSON',
      applicant_name: inventedName(random),
      applicant_identifier_cipher: vault.encrypt(identifier),
      applicant_identifier_hash: vault.lookupHash(identifier),
      applicant_identifier_masked: `**************${identifier.slice(-4)}`,
      open_case_key: closing ? null : `${vault.lookupHash(identifier)}:${item.code}`,
      handling_mode: item.caseType === 'INSTANT' ? 'ON_THE_SPOT' : isAgency ? 'AGENCY' : 'STANDARD',
      channel: isAgency ? 'OTHER' : 'WINDOW',
      window_code: window.code,
      agency_point_code: isAgency ? agencyPointCode(village.code) : null,
      first_contact_staff_no: staffNo,
      state: closing?.state ?? (accepted ? 'ACCEPTED' : 'RECEIVED'),
      received_at: receivedAt,
      accepted_at: accepted ? acceptedAt : null,
      acceptance_recorded_at: accepted ? acceptedAt : null,
      closed_at: closing?.at ?? null,
      received_on: day,
      accepted_on: accepted ? day : null,
      closed_on: closing?.on ?? null,
      promised_due_on: accepted ? dueOn(day, promised) : null,
      statutory_due_on: accepted && item.statutory !== null ? dueOn(day, item.statutory) : null,
      outcome: closing?.outcome ?? null,
      certificate_no: closing?.outcome === 'CERTIFICATE_ISSUED' ? `GS-Z-${caseNo}` : null,
      refusal_reason: closing?.state === 'REFUSED' ? '不符合受理条件' : null,
      citizen_trips: isAgency ? random.whole(0, 1) : random.happens(92) ? 1 : 2,
      cadre_trips: isAgency ? random.whole(1, 2) : 0,
      satisfaction: isRated ? (isDefaultRating ? 1 : random.pick([1, 1, 1, 1, 2, 2, 2, 3, 3, 4])) : null,
      rating_is_default: isRated ? isDefaultRating : null,
      rated_at: isRated ? (closing?.at ?? null) : null,
      used_working_days: closing?.taken ?? null,
      bundle_no: null,
      rating_channel: isRated && !isDefaultRating ? 'HALL_TABLET' : null,
      rating_comment: null,
      presented_at: receivedAt,
      intake_notice_no: accepted ? `${caseNo.slice(0, 15)}S${caseNo.slice(15)}` : null,
      is_deemed_accepted: false,
      is_due_provisional: false,
      competent_body: null,
      granted_at: null,
      remedy: closing?.state === 'REFUSED' ? '可依法申请行政复议或者提起行政诉讼' : null,
      extension_working_days: null,
      extension_reason: null,
      extended_by: null,
      transferred_to: null,
      end_reason: null,
      delivery_due_on: null,
      delivered_at: null,
      pre_reviewed_at: null,
      is_pre_review_passed: null,
      version: 1 + Number(accepted) + Number(closing !== null),
    },
  };
  const event = (ordinal: number, type: string, at: Date): TableRow => ({
    table: 'case_events',
    row: { id: `${caseNo}-${String(ordinal).padStart(3, '0')}`, case_no: caseNo, type, at, staff_no: staffNo, note: null, post_code: null, acting_as: null, division_code: village.code },
  });
  yield event(1, 'RECEIVED', receivedAt);
  if (accepted) yield event(2, 'ACCEPTED', acceptedAt);
  if (closing) yield event(3, closing.state, closing.at);
}

interface Closing {
  readonly state: 'COMPLETED' | 'REFUSED';
  readonly outcome: 'CERTIFICATE_ISSUED' | 'FORWARDED' | 'COMPLETED' | null;
  readonly at: Date;
  readonly on: string;
  readonly taken: number;
}

/** How an accepted case ended; null while it is still open at the snapshot. */
function closingOf(item: DemoItem, acceptedOn: string, promised: number, random: Random): Closing | null {
  const taken = daysTaken(promised, random);
  const on = dueOn(acceptedOn, taken);
  if (on > WORLD.snapshotDay) return null;
  const at = instantOf(on, '17:20:00');
  if (random.happens(2)) return { state: 'REFUSED', outcome: null, at, on, taken };
  const outcome = item.isForwarded ? 'FORWARDED' : item.issuesCertificate ? 'CERTIFICATE_ISSUED' : 'COMPLETED';
  return { state: 'COMPLETED', outcome, at, on, taken };
}

/** Cases of one year in the order of their days, each item with exactly its numbers, `scale` times over. */
function* cases(scale: number, vault: PersonalNumberVault, random: Random): Rows {
  const numbers: Numbers = { given: new Map(), applicants: 0 };
  const before = workingDays(WORLD.firstDay, '2011-12-31');
  const toDate = workingDays('2012-01-01', WORLD.reportDay);
  for (const days of [before, toDate]) {
    const perDay = new Map<string, DemoItem[]>(days.map((day) => [day, []]));
    for (const item of SERVICE_ITEMS) {
      const count = scale * (days === before ? item.acceptedBefore : item.acceptedToDate);
      for (let index = 0; index < count; index += 1) perDay.get(random.pick(days))?.push(item);
    }
    for (const [day, ofDay] of perDay) for (const item of ofDay) yield* oneCase(item, day, true, numbers, vault, random);
  }
  const waiting = workingDays('2012-08-01', WORLD.snapshotDay);
  for (const item of SERVICE_ITEMS) yield* oneCase(item, random.pick(waiting), false, numbers, vault, random);
  // The next case at the counter goes on where these numbers end.
  for (const [year, last] of numbers.given) {
    for (const kind of ['cases', 'cases.intakeNotice']) {
      yield { table: 'number_series', row: { series: `${kind}.${TOWNSHIP.code.slice(0, 9)}-${year}`, last_number: BigInt(last) } };
    }
  }
}

/** Everything cases knows of the demo year. */
export function* casesYear(scale: number, vault: PersonalNumberVault, random: Random): Rows {
  yield* places();
  yield* items();
  yield* postHolders();
  yield* cases(scale, vault, random);
}
