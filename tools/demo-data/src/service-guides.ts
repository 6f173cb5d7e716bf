import type { ServiceGuide } from '@mashang/cases';
import { WINDOWS } from './place';
import type { DemoItem } from './service-items';

type Step = ServiceGuide['steps'][number];
type Material = ServiceGuide['materials'][number];

const material = (name: string, basis: string, changes: Partial<Material> = {}): Material => ({
  name,
  code: null,
  kind: 'CERTIFICATE',
  necessity: 'REQUIRED',
  condition: null,
  source: 'APPLICANT',
  originals: 1,
  copies: 1,
  basis,
  issuingBody: null,
  blankForm: null,
  sample: null,
  fillingNotes: null,
  acceptanceStandard: '字迹清楚, 原件与复印件一致',
  isCommitmentAccepted: false,
  ...changes,
});

/** An application form that the demo town keeps at its window. */
const applicationForm = (code: string, basis: string): Material =>
  material('申请表', basis, {
    code: `${code}-M01`,
    kind: 'FORM',
    copies: 0,
    blankForm: { name: '申请表(空白)', reference: `${code}-空白表` },
    sample: { name: '申请表(样表)', reference: `${code}-样表` },
    fillingNotes: '由申请人签名, 委托他人代填的注明代填人。',
    acceptanceStandard: '栏目填齐, 签名与身份证一致',
  });

const household = (basis: string): Material => material('户口簿', basis, { source: 'GOVERNMENT_ISSUED', issuingBody: '户籍所在地派出所' });

const step = (name: string, officer: string, workingDays: number, standard: string, result: string): Step => ({ name, officer, workingDays, standard, result, responsibility: '首问负责, 一次性告知' });

/** What all guides of the demo town say: all free, nothing by courier, the village may do it for the citizen. */
const common = (departmentCode: string) =>
  ({
    delegatingDepartment: null,
    jointBodies: [],
    serviceObjects: ['NATURAL_PERSON'],
    quantityLimit: null,
    intermediaryServices: [],
    onlineReviewWorkingDays: null,
    specialLinks: [],
    isCharged: false,
    fees: [],
    place: '高山镇便民服务中心一楼大厅',
    windowCodes: WINDOWS.filter((window) => window.departmentCode === departmentCode).map(({ code }) => code),
    officeHours: '工作日 08:15-12:00, 14:00-17:30',
    contactPhone: '0000-0000000 (演示号码)',
    complaintPhone: '0000-0000001 (演示号码)',
    maxOnSiteVisits: 1,
    isAgencyOffered: true,
    isAgencyFree: true,
    onlineDepth: 1,
    isAppointmentOffered: true,
    isOnlinePaymentOffered: false,
    isCourierOffered: false,
  }) as const satisfies Partial<ServiceGuide>;

const LAND_BASIS = '土地登记办法';

function landGuide({ code, departmentCode }: DemoItem, promised: number): ServiceGuide {
  return {
    ...common(departmentCode),
    handlingScope: 'LOCAL',
    quantityLimit: '一户一宅',
    statutoryLimitNote: null,
    promisedLimitNote: '公告期间不计入承诺时限。',
    intakeWorkingDays: 1,
    legalBasis: [{ law: LAND_BASIS, article: '第二十五条' }],
    acceptanceConditions: ['申请人为宅基地所在村村民', '宅基地批准手续齐全', '委托他人代办'],
    materials: [
      applicationForm(code, LAND_BASIS),
      household(LAND_BASIS),
      material('宅基地批准文件', LAND_BASIS, { source: 'GOVERNMENT_ISSUED', issuingBody: '县国土资源局' }),
      material('村民委员会证明', LAND_BASIS, { kind: 'OTHER', necessity: 'GAP_TOLERATED', copies: 0, issuingBody: '村民委员会' }),
      material('授权委托书', LAND_BASIS, { kind: 'OTHER', necessity: 'CONDITIONAL', condition: 3, copies: 0 }),
    ],
    steps: [
      step('受理', '国土窗口', 1, '材料齐全, 符合形式', '受理通知书'),
      step('审查', '国土所', promised - 3, '权属清楚, 界址无争议', '审查意见'),
      step('发证', '国土所', 2, '审查通过', '土地使用证'),
    ],
    specialLinks: [{ name: '公告', workingDays: 15, basis: LAND_BASIS, circumstances: '初次登记', examination: '公告期内有无异议', responsibility: '国土所' }],
    result: '集体土地使用证',
    resultType: 'CERTIFICATE',
    resultSample: { name: '集体土地使用证样本', reference: `${code}-证样` },
    collectionWays: ['WINDOW', 'VILLAGE_AGENT'],
    deliveryWorkingDays: 3,
    isGapTolerated: true,
    questions: [{ question: '界址有争议怎么办?', answer: '先由村民委员会调解, 争议解决后再申请。' }],
  };
}

const RELIEF_BASIS = '社会救助暂行办法';

function reliefGuide({ code, departmentCode }: DemoItem): ServiceGuide {
  return {
    ...common(departmentCode),
    handlingScope: 'LOCAL',
    statutoryLimitNote: '自受理之日起计算。',
    promisedLimitNote: '公示期间不计入承诺时限。',
    intakeWorkingDays: 1,
    legalBasis: [{ law: RELIEF_BASIS, article: '第十一条' }],
    acceptanceConditions: ['共同生活的家庭成员户籍在本镇', '家庭人均收入低于当地最低生活保障标准'],
    materials: [
      applicationForm(code, RELIEF_BASIS),
      household(RELIEF_BASIS),
      material('家庭收入和财产申报书', RELIEF_BASIS, { kind: 'OTHER', copies: 0 }),
      material('婚姻登记信息', RELIEF_BASIS, { source: 'DATA_SHARING', originals: 0, copies: 0, issuingBody: '县民政局', acceptanceStandard: null }),
    ],
    steps: [
      step('受理', '民政窗口', 2, '材料齐全', '受理通知书'),
      step('入户调查', '社会事务办与驻村干部', 8, '两人以上入户, 填写调查表', '调查表'),
      step('民主评议', '村民委员会', 5, '按时召开, 记录完整', '评议记录'),
      step('审核', '社会事务办', 3, '符合保障标准', '审核意见'),
      step('上报审批', '社会事务办', 2, '材料成卷', '审批决定'),
    ],
    specialLinks: [{ name: '公示', workingDays: 5, basis: RELIEF_BASIS, circumstances: '审核意见形成后', examination: '公示期内有无异议', responsibility: '社会事务办' }],
    result: '最低生活保障审批决定',
    resultType: 'DECISION',
    resultSample: null,
    collectionWays: ['WINDOW', 'VILLAGE_AGENT'],
    deliveryWorkingDays: 3,
    isGapTolerated: false,
    questions: [{ question: '可以由村里代办吗?', answer: '可以, 村代办点免费代办。' }],
  };
}

const PENSION_BASIS = '社会保险法';

function pensionGuide({ code, departmentCode }: DemoItem): ServiceGuide {
  return {
    ...common(departmentCode),
    handlingScope: 'TOWNSHIP',
    statutoryLimitNote: '法律未规定办结时限。',
    promisedLimitNote: '当场办结。',
    intakeWorkingDays: 0,
    legalBasis: [{ law: PENSION_BASIS, article: '第二十条' }],
    acceptanceConditions: ['户籍在本镇, 年满16周岁(不含在校学生)'],
    materials: [applicationForm(code, PENSION_BASIS), household(PENSION_BASIS)],
    steps: [step('受理登记', '社保窗口', 0, '材料齐全', '参保登记回执')],
    result: '参保登记回执',
    resultType: 'OTHER',
    resultSample: null,
    collectionWays: ['WINDOW'],
    deliveryWorkingDays: 0,
    isGapTolerated: false,
    questions: [{ question: '外出务工怎么参保?', answer: '可以委托家人或村代办员办理。' }],
  };
}

const GUIDES: Readonly<Record<string, (item: DemoItem, promised: number) => ServiceGuide>> = {
  'GS-LAND-01': landGuide,
  'GS-RELIEF-02': reliefGuide,
  'GS-LABOR-01': pensionGuide,
};

/** The guide of a version of an item; the demo town has written three of them, and owes the others. */
export function guideOf(item: DemoItem, promised: number): ServiceGuide | null {
  return GUIDES[item.code]?.(item, promised) ?? null;
}
