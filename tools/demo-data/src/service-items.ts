/** One service item of the demo year with the number of cases accepted in it. Limits are the demo town's promises, not law. */
export interface DemoItem {
  readonly code: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly type: string;
  readonly caseType: 'INSTANT' | 'PROMISED';
  readonly promised: number;
  readonly statutory: number | null;
  readonly policyBasis: string;
  readonly countUnit?: 'HOUSEHOLD';
  readonly isRetroactive?: true;
  readonly isForwarded?: true;
  readonly issuesCertificate?: true;
  /** Accepted from January to July 2012: what the report counts. */
  readonly acceptedToDate: number;
  /** Accepted from August to December 2011. */
  readonly acceptedBefore: number;
}

const land = { departmentCode: 'GS-LAND', type: 'CONFIRMATION', caseType: 'PROMISED', promised: 10, statutory: 30, policyBasis: '不动产登记暂行条例(其时为土地登记办法)', issuesCertificate: true } as const;
const construction = { departmentCode: 'GS-CONSTRUCTION', caseType: 'PROMISED', policyBasis: '村庄和集镇规划建设管理条例' } as const;
const relief = { departmentCode: 'GS-SOCIAL-AFFAIRS', type: 'PAYMENT', caseType: 'PROMISED', promised: 20, statutory: 30 } as const;
const onTheSpot = { type: 'PUBLIC_SERVICE', caseType: 'INSTANT', promised: 0, statutory: null } as const;

/** The report's items, and one or two for each department that it names without a figure. */
export const SERVICE_ITEMS: readonly DemoItem[] = [
  { ...land, code: 'GS-LAND-01', name: '初始登记', acceptedToDate: 128, acceptedBefore: 71 },
  { ...land, code: 'GS-LAND-02', name: '旧改', acceptedToDate: 96, acceptedBefore: 55 },
  { ...land, code: 'GS-LAND-03', name: '买卖', acceptedToDate: 74, acceptedBefore: 48 },
  { ...land, code: 'GS-LAND-04', name: '赠与', acceptedToDate: 23, acceptedBefore: 12 },
  { ...land, code: 'GS-LAND-05', name: '继承', acceptedToDate: 41, acceptedBefore: 22 },
  { ...construction, code: 'GS-CONSTRUCTION-01', name: '房产证办理', type: 'CONFIRMATION', promised: 15, statutory: 30, issuesCertificate: true, acceptedToDate: 86, acceptedBefore: 60 },
  { ...construction, code: 'GS-CONSTRUCTION-02', name: '建设规划许可证补办', type: 'LICENCE', promised: 15, statutory: 20, isRetroactive: true, issuesCertificate: true, acceptedToDate: 37, acceptedBefore: 18 },
  { ...construction, code: 'GS-CONSTRUCTION-03', name: '旧改上报', type: 'OTHER_POWER', promised: 10, statutory: null, countUnit: 'HOUSEHOLD', isForwarded: true, acceptedToDate: 64, acceptedBefore: 30 },
  { code: 'GS-APPLIANCE-01', name: '家电下乡补贴申领', departmentCode: 'GS-APPLIANCE-SUBSIDY', type: 'PAYMENT', caseType: 'PROMISED', promised: 15, statutory: null, policyBasis: '家电下乡操作细则', acceptedToDate: 546, acceptedBefore: 318 },
  { ...relief, code: 'GS-RELIEF-01', name: '五保供养申请', policyBasis: '农村五保供养工作条例', acceptedToDate: 9, acceptedBefore: 5 },
  { ...relief, code: 'GS-RELIEF-02', name: '农村低保申请', policyBasis: '社会救助暂行办法(其时为农村最低生活保障制度的通知)', acceptedToDate: 48, acceptedBefore: 30 },
  { ...relief, code: 'GS-RELIEF-03', name: '城市低保申请', policyBasis: '城市居民最低生活保障条例', acceptedToDate: 17, acceptedBefore: 9 },
  { ...onTheSpot, code: 'GS-LABOR-01', name: '城乡居民养老保险参保登记', departmentCode: 'GS-LABOR-SECURITY', policyBasis: '新型农村社会养老保险试点的指导意见', acceptedToDate: 213, acceptedBefore: 150 },
  { ...onTheSpot, code: 'GS-LABOR-02', name: '就业失业登记', departmentCode: 'GS-LABOR-SECURITY', policyBasis: '就业促进法', acceptedToDate: 92, acceptedBefore: 61 },
  { code: 'GS-FAMILY-01', name: '生育服务证办理', departmentCode: 'GS-FAMILY-PLANNING', type: 'CONFIRMATION', caseType: 'PROMISED', promised: 5, statutory: 20, policyBasis: '人口与计划生育法', issuesCertificate: true, acceptedToDate: 137, acceptedBefore: 96 },
  { code: 'GS-AGRICULTURE-01', name: '农机购置补贴申请', departmentCode: 'GS-AGRICULTURE', type: 'PAYMENT', caseType: 'PROMISED', promised: 10, statutory: null, policyBasis: '农业机械化促进法', acceptedToDate: 42, acceptedBefore: 20 },
  { ...onTheSpot, code: 'GS-FINANCE-01', name: '粮食直补信息变更', departmentCode: 'GS-FINANCE', policyBasis: '对种粮农民直接补贴的实施意见', acceptedToDate: 58, acceptedBefore: 33 },
];
