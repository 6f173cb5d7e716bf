import type { MetricDefinition } from '@mashang/platform-subgraph';

/** Different applicants of one group of cases: persons and enterprises by the keyed hash of their identifier. */
export interface ApplicantCounts {
  readonly applicants: number;
  /** Of these, whoever was spared a trip in at least one case. */
  readonly applicantsSpared: number;
}

export const NO_APPLICANTS: ApplicantCounts = { applicants: 0, applicantsSpared: 0 };

export const APPLICANTS: MetricDefinition = {
  id: 'cases.applicants',
  version: 1,
  en: "different applicants (by identifier) of the cases completed in the period; spared are those with at least one such case that took fewer trips of theirs than the item's trips before the centre. Never added over groups or months: whoever comes to two counts in both, and once in what holds both",
  zh: '期间内办结办件的申请人数(按证件号码去重); 其中至少一件实际跑动次数少于事项原需次数的为节约跑动人数。各分组、各月人数不可相加',
};
