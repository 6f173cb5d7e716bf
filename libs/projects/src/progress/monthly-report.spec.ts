import { Money } from '@mashang/domain';
import { assertReportable } from './monthly-report';

const report = { projectCode: 'P-1', month: '2012-07', done: Money.ofYuan('100.00'), imageProgress: '路基完成' };

describe('assertReportable', () => {
  it('accepts the current month and any before it', () => {
    expect(() => assertReportable(report, '2012-07-01')).not.toThrow();
    expect(() => assertReportable(report, '2012-12-31')).not.toThrow();
  });

  it('accepts a month without investment', () => {
    expect(() => assertReportable({ ...report, done: Money.ofYuan('0.00') }, '2012-07-01')).not.toThrow();
  });

  it.each([
    ['MONTH_NOT_BEGUN', report, '2012-06-30'],
    ['INVESTMENT_NEGATIVE', { ...report, done: Money.ofYuan('-0.01') }, '2012-07-31'],
    ['IMAGE_PROGRESS_LENGTH', { ...report, imageProgress: '  ' }, '2012-07-31'],
    ['IMAGE_PROGRESS_LENGTH', { ...report, imageProgress: '长'.repeat(2001) }, '2012-07-31'],
  ])('refuses with %s', (code, refused, today) => {
    expect(() => assertReportable(refused, today)).toThrow(expect.objectContaining({ code }));
  });
});
