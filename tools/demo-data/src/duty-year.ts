import { agencyPointCode } from './cases-year';
import { instantOf, WORLD, workingDays } from './business-time';
import { TOWNSHIP, VILLAGES } from './place';
import type { Random } from './random';
import type { Rows } from './row';

/** An officer as the duty year needs one. */
export interface DutyStaff {
  readonly staffNo: string;
  readonly departmentCode: string | null;
  readonly divisionCode: string;
}

const DAYS = workingDays(WORLD.firstDay, WORLD.reportDay);
const MONTHS = [...new Set(DAYS.map((day) => day.slice(0, 7)))];

/** A time of day some minutes after eight, in seconds as well: nobody checks in on the full minute. */
function morning(on: string, random: Random, isLate: boolean): Date {
  const minutes = isLate ? random.whole(31, 55) : random.whole(0, 29);
  return instantOf(on, `08:${String(minutes).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}`);
}

function evening(on: string, random: Random, isEarly: boolean): Date {
  const minutes = isEarly ? random.whole(0, 29) : random.whole(30, 50);
  return instantOf(on, `17:${String(minutes).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}`);
}

/** One cadre of each village on each working day, in turn; of a hundred shifts four begin late and one nobody comes to. */
function* rosters(random: Random, staff: readonly DutyStaff[]): Rows {
  for (const { code: division_code } of VILLAGES) {
    const place_code = agencyPointCode(division_code);
    const cadres = staff.filter(({ divisionCode }) => divisionCode === division_code).map(({ staffNo }) => staffNo);
    const [responsible_staff_no] = cadres;
    if (responsible_staff_no === undefined) throw new Error(`${division_code} has no cadres`);
    for (const month of MONTHS) {
      const published_at = instantOf(`${month}-01`, '07:30:00');
      const rosterOfMonth = { roster_no: `${place_code}-${month}`, place_kind: 'AGENCY_POINT', place_code, month, starts_on: `${month}-01`, state: 'PUBLISHED' };
      yield { table: 'duty_rosters', row: { ...rosterOfMonth, responsible_staff_no, published_at, published_by: responsible_staff_no, division_code, version: 2 } };
    }
    for (const [index, shift_on] of DAYS.entries()) {
      const isMissed = random.happens(1);
      const is_late = !isMissed && random.happens(4);
      yield {
        table: 'duty_shifts',
        row: {
          shift_no: `${place_code}-${shift_on}`,
          roster_no: `${place_code}-${shift_on.slice(0, 7)}`,
          place_code,
          shift_on,
          staff_no: cadres[index % cadres.length],
          is_provisional: false,
          state: isMissed ? 'MISSED' : 'DONE',
          checked_in_at: isMissed ? null : morning(shift_on, random, is_late),
          is_late,
          checked_out_at: isMissed ? null : evening(shift_on, random, false),
          replaced_staff_no: null,
          replacement_reason: null,
          open_swap_no: null,
          division_code,
          version: isMissed ? 3 : 4,
        },
      };
    }
  }
}

/** A year of attendance of everybody in a department: nineteen days in twenty present, the rest leave, trips and a few absences. */
function* attendance(random: Random, staff: readonly DutyStaff[]): Rows {
  const blank = { checked_in_at: null, checked_out_at: null, is_late: false, has_left_early: false, division_code: TOWNSHIP.code, version: 1 };
  for (const { staffNo: staff_no, departmentCode } of staff) {
    if (departmentCode === null) continue;
    for (const attended_on of DAYS) {
      if (random.happens(5)) {
        const status = random.pick(['ON_LEAVE', 'ON_LEAVE', 'ON_BUSINESS_TRIP', 'ON_BUSINESS_TRIP', null]);
        // A working day without a record is an absence.
        if (status !== null) yield { table: 'attendance_records', row: { ...blank, staff_no, attended_on, status, reason: status === 'ON_LEAVE' ? '事假' : '县里开会' } };
        continue;
      }
      const [is_late, has_left_early] = [random.happens(2), random.happens(1)];
      const times = { checked_in_at: morning(attended_on, random, is_late), checked_out_at: evening(attended_on, random, has_left_early) };
      yield { table: 'attendance_records', row: { ...blank, ...times, staff_no, attended_on, status: 'PRESENT', is_late, has_left_early, reason: null, version: 2 } };
    }
  }
}

/** Who sat in the villages day by day, and who came to work in the township. */
export function* dutyYear(random: Random, staff: readonly DutyStaff[]): Rows {
  yield* rosters(random, staff);
  yield* attendance(random, staff);
}
