import { Period } from '@mashang/domain';
import { studyCoverage } from './study-coverage';

describe('studyCoverage', () => {
  it('counts sessions of each kind and staff reached of all staff, over all divisions', () => {
    const { sessions, rate } = studyCoverage(
      Period.parse('2012'),
      [
        { divisionCode: '350199101000', kind: 'ALL_STAFF', count: 2 },
        { divisionCode: '350199101201', kind: 'ALL_STAFF', count: 1 },
      ],
      [
        { code: '350199101000', staff: 80, reached: 80 },
        { code: '350199101201', staff: 4, reached: 3 },
      ],
      new Date('2012-08-05T00:00:00Z'),
    );
    expect(sessions).toEqual([
      { kind: 'CORE_GROUP', count: 0 },
      { kind: 'ALL_STAFF', count: 3 },
      { kind: 'NAMED_STAFF', count: 0 },
    ]);
    expect([rate.numerator, rate.denominator, rate.value]).toEqual([83n, 84n, '98.81']);
  });
});
