import type { Money } from '@mashang/domain';
import { ProgressError } from './progress.errors';

/** What a unit reports for one project and month. */
export interface MonthlyReport {
  readonly projectCode: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly done: Money;
  readonly imageProgress: string;
}

const LONGEST_IMAGE_PROGRESS = 2000;

/** What any monthly report must satisfy, whatever has been reported before; `today` is the business date. */
export function assertReportable(report: MonthlyReport, today: string): void {
  if (report.month > today.slice(0, 7)) {
    throw new ProgressError('MONTH_NOT_BEGUN', `${report.month} has not begun: report a month up to ${today.slice(0, 7)}.`);
  }
  if (report.done.fen < 0n) {
    throw new ProgressError('INVESTMENT_NEGATIVE', 'Investment done cannot be below zero: an earlier month is mended by a correction.');
  }
  const length = report.imageProgress.trim().length;
  if (length === 0 || length > LONGEST_IMAGE_PROGRESS) {
    throw new ProgressError('IMAGE_PROGRESS_LENGTH', `Visual progress has ${length} characters: write 1 to ${LONGEST_IMAGE_PROGRESS}.`);
  }
}
