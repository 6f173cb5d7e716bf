export { casesSubgraph } from './cases.subgraph';
export type { NationalFamily } from './national-export/national-export.repository';
export { NATIONAL_COLUMNS, NATIONAL_FAMILIES, nationalRecords } from './national-export/national-export.repository';
export type { NationalRecord } from './national-export/national-records';
export type { ServiceGuide } from './service-guide/guide';
export { CaseMonthCountRepository } from './case-month-count/case-month-count.repository';
