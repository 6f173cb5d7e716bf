import { Money } from '@mashang/domain';
import { allowance, inForceOn, mostHosts } from './reception-standard';

const LIMIT = { visitorsUpTo: 10, hosts: 3, oneOf: 3 };

describe('reception standards', () => {
  it.each([
    [1, 3],
    [10, 3],
    [11, 3],
    [12, 4],
    [15, 5],
    [17, 5],
  ])('lets at a table with %i visitors at most %i hosts eat along', (visitors, hosts) => {
    expect(mostHosts(LIMIT, visitors)).toBe(hosts);
  });

  it('allows the standard for every head', () => {
    expect(allowance({ perHead: Money.ofYuan('40.00') }, 8).toYuan()).toBe('320.00');
  });

  it('is the one of the day', () => {
    const rows = [
      { validFrom: '2011-01-01', validUntil: '2011-12-31' },
      { validFrom: '2012-01-01', validUntil: null },
    ];
    expect([inForceOn(rows, '2010-12-31'), inForceOn(rows, '2011-12-31'), inForceOn(rows, '2012-01-01')]).toEqual([null, rows[0], rows[1]]);
  });
});
