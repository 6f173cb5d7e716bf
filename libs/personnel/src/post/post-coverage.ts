import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import type { PostEntity } from './post.entity';

/** A post with the number of its A and B holders in office on one day. */
export interface PostStaffing {
  readonly post: PostEntity;
  readonly a: number;
  readonly b: number;
}

export interface PostCoverage {
  readonly on: string;
  readonly rate: RateFigure;
  readonly uncovered: readonly PostEntity[];
}

const DEFINITION = {
  id: 'personnel.postCoverage',
  version: 1,
  en: 'posts with at least one A and one B holder in office on the day / all posts',
  zh: '当日同时有A岗、B岗任岗人员的岗位数 ÷ 全部岗位数',
} as const satisfies MetricDefinition;

/** The A/B rule of a division on one business date: a post is covered when both holders are in office (AB岗工作制). */
export function postCoverage(on: string, staffing: readonly PostStaffing[], asOf: Date): PostCoverage {
  const uncovered = staffing.filter(({ a, b }) => a === 0 || b === 0).map(({ post }) => post);
  return { on, rate: rateFigure(Rate.of(staffing.length - uncovered.length, staffing.length), DEFINITION, asOf), uncovered };
}
