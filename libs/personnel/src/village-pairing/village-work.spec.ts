import { villageWork } from './village-work';

describe('the work in the villages', () => {
  it('sums the villages, and divides sums', () => {
    const work = villageWork(
      [
        { code: '350199101201', paired: 1, visited: 1 },
        { code: '350199101202', paired: 1, visited: 0 },
      ],
      [{ code: '350199101201', visits: 3 }],
      [
        { code: '350199101201', raised: 3, confirmed: 1, overdue: 1 },
        { code: '350199101202', raised: 1, confirmed: 1, overdue: 0 },
      ],
      new Date('2012-08-05T00:00:00Z'),
    );
    expect(work).toMatchObject({
      visits: 3,
      villagesVisited: { value: '50.00' },
      issuesRaised: 4,
      issuesConfirmed: { value: '50.00', denominator: 4n },
      issuesOverdue: 1,
    });
  });

  it('has no rate where nothing was to be visited or solved', () => {
    expect(villageWork([], [], [], new Date(0))).toMatchObject({ villagesVisited: { value: null }, issuesConfirmed: { value: null } });
  });
});
