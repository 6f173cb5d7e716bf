import { CENTER_DEPARTMENTS, OTHER_UNITS } from './place';

const STAFF_PER_UNIT = 5;
const FIRST_DAY = '2011-03-01';

export const UNITS = [...CENTER_DEPARTMENTS, ...OTHER_UNITS];

export interface DemoPost {
  readonly code: string;
  readonly name: string;
  readonly isWindow: boolean;
  readonly departmentCode: string;
}

export interface DemoHolding {
  readonly id: string;
  readonly post: DemoPost;
  readonly staffNo: string;
  readonly role: 'A' | 'B';
  readonly startsOn: string;
}

/** The staff numbers of a unit, by its place in `UNITS`. */
export function staffOfUnit(unitIndex: number): readonly string[] {
  return Array.from({ length: STAFF_PER_UNIT }, (_, index) => `GS-${String(unitIndex + 1).padStart(2, '0')}${String(index + 1).padStart(2, '0')}`);
}

function postsOfUnit(unit: (typeof UNITS)[number]): readonly DemoPost[] {
  const windows = 'windows' in unit ? unit.windows : [];
  const names = [...windows.map((name) => ({ name: `${name}岗`, isWindow: true })), { name: '综合岗', isWindow: false }, { name: '外勤岗', isWindow: false }];
  return names.map((post, index) => ({ ...post, code: `${unit.code}-P${index + 1}`, departmentCode: unit.code }));
}

export const DEMO_POSTS: readonly DemoPost[] = UNITS.flatMap(postsOfUnit);

/** Each unit's posts with A and B crossed between two officers; the statistics station's second post still lacks its B. */
function* crossed(): Generator<DemoHolding> {
  for (const [unitIndex, unit] of UNITS.entries()) {
    const staff = staffOfUnit(unitIndex);
    const posts = postsOfUnit(unit);
    for (const [index, post] of posts.entries()) {
      const isVacant = unit.code === 'GS-STATISTICS' && index === posts.length - 1;
      for (const role of isVacant ? (['A'] as const) : (['A', 'B'] as const)) {
        const staffNo = staff[(index + (role === 'A' ? 0 : 1)) % staff.length];
        if (staffNo === undefined) throw new Error(`${unit.name} has no staff`);
        yield { id: `${post.code}-${role}`, post, staffNo, role, startsOn: FIRST_DAY };
      }
    }
  }
}

/** The demo people who act at the counter of the social affairs office hold posts beside its staff. */
function* ofDemoPeople(): Generator<DemoHolding> {
  for (const [code, role, staffNo] of [['GS-SOCIAL-AFFAIRS-P1', 'B', 'GS-D-0001'], ['GS-SOCIAL-AFFAIRS-P2', 'A', 'GS-D-0002']] as const) {
    const post = DEMO_POSTS.find((candidate) => candidate.code === code);
    if (!post) throw new Error(`there is no post ${code}`);
    yield { id: `${code}-${role}-${staffNo}`, post, staffNo, role, startsOn: FIRST_DAY };
  }
}

/** Who holds which post: what personnel keeps, and what cases has heard of it. */
export const DEMO_HOLDINGS: readonly DemoHolding[] = [...crossed(), ...ofDemoPeople()];
