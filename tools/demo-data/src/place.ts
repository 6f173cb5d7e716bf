import type { Random } from './random';

/** The township of the report. The county part of the code (99) is fictional, so it names no real place. */
export const TOWNSHIP = { code: '350199101000', name: '高山镇' } as const;

const VILLAGE_NAMES = [
  '高园', '凤岗', '溪头', '后洋', '前林', '东山', '西坪', '南洲', '北厝', '石井', '莲塘', '竹林', '大埔', '小岭', '洋中', '坂头', '湖边', '云峰',
] as const;

const COMMUNITY_NAMES = ['高山', '新街'] as const;

/** 18 villages and 2 communities: the report leaves the number blank, so it is our choice. */
export const VILLAGES = [
  ...COMMUNITY_NAMES.map((name, index) => ({ code: `35019910100${index + 1}`, name: `${name}社区`, villageKind: 'COMMUNITY' as const })),
  ...VILLAGE_NAMES.map((name, index) => ({ code: String(350199101201 + index), name: `${name}村`, villageKind: 'VILLAGE' as const })),
];

/** Five of the eight departments are the report's; the other three and the host of 家电下乡 are our choice. */
export const CENTER_DEPARTMENTS = [
  { code: 'GS-LAND', name: '国土所', successorName: '自然资源所', windows: ['国土窗口'] },
  { code: 'GS-CONSTRUCTION', name: '村建站', successorName: '规划建设办', windows: ['村建窗口'] },
  { code: 'GS-SOCIAL-AFFAIRS', name: '社会事务办', successorName: null, windows: ['民政窗口'] },
  { code: 'GS-LABOR-SECURITY', name: '劳动保障所', successorName: '人力资源和社会保障所', windows: ['社保窗口'] },
  { code: 'GS-FAMILY-PLANNING', name: '计划生育办', successorName: '卫生健康办', windows: ['计生窗口'] },
  { code: 'GS-APPLIANCE-SUBSIDY', name: '家电下乡办', successorName: null, windows: ['家电下乡窗口一', '家电下乡窗口二'] },
  { code: 'GS-AGRICULTURE', name: '农业服务中心', successorName: null, windows: ['农业窗口'] },
  { code: 'GS-FINANCE', name: '财政所', successorName: null, windows: ['财政窗口'] },
] as const;

/** Town units outside the centre that also sign a responsibility agreement. */
export const OTHER_UNITS = [
  { code: 'GS-PARTY-GOVERNMENT', name: '党政办' },
  { code: 'GS-JUDICIAL', name: '司法所' },
  { code: 'GS-CULTURE', name: '文化站' },
  { code: 'GS-WATER', name: '水利站' },
  { code: 'GS-FORESTRY', name: '林业站' },
  { code: 'GS-STATISTICS', name: '统计站' },
] as const;

export const CENTER = { code: 'GS-CENTER', name: '高山镇便民服务中心', areaSquareMetres: 1260, openedOn: '2011-03-01' } as const;

/** The hall's windows in the order of their numbers. */
export const WINDOWS = CENTER_DEPARTMENTS.flatMap(({ code, windows }) => windows.map((name) => ({ departmentCode: code, name }))).map(
  (window, index) => ({ ...window, number: index + 1, code: `GS-W${String(index + 1).padStart(2, '0')}` }),
);

const SURNAMES = '陈林黄张李王吴刘蔡杨许郑谢郭洪曾邱庄叶苏';
const GIVEN_NAMES = '明华建国志强秀英丽珍海燕文斌小玲永福春兰金水玉梅德旺';

/** An invented name; names of the demo year belong to nobody. */
export function inventedName(random: Random): string {
  const given = Array.from({ length: random.whole(1, 2) }, () => random.pick([...GIVEN_NAMES])).join('');
  return `${random.pick([...SURNAMES])}${given}`;
}

/** An identity number that no real one can equal: letters stand where only digits may. */
export function fakeIdentityNumber(ordinal: number): string {
  return `350199FAKE${String(ordinal).padStart(8, '0')}`;
}
