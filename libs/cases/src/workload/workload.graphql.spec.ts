import { clerk, colleague, ServiceDesk } from '../../test/service-desk';

describe('the workload of a department', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const FIELDS = 'officers { officer { staffNo } received accepted completed } busiestShare { numerator denominator }';
  const ask = async (department: string, period = '2012-07') =>
    ((await desk.subgraph.entity({ __typename: 'Department', code: department }, `workload(period: "${period}") { ${FIELDS} }`)) as { workload: unknown }).workload;

  it('is what each officer took in first in the period, and which part the busiest has', async () => {
    await desk.complete(await desk.receive());
    await desk.receive();
    await desk.receive({}, colleague);
    expect(await ask('GS-LAND')).toEqual({
      officers: [
        { officer: { staffNo: 'T-0001' }, received: 2, accepted: 1, completed: 1 },
        { officer: { staffNo: 'T-0011' }, received: 1, accepted: 0, completed: 0 },
      ],
      busiestShare: { numerator: '2', denominator: '3' },
    });
    expect(await ask('GS-LAND', '2012-08')).toEqual({ officers: [], busiestShare: { numerator: '0', denominator: '0' } });
  });

  it('is closed to whoever may not read statistics', async () => {
    const { errors } = await desk.subgraph.ask('query ($references: [_Any!]!) { _entities(representations: $references) { ... on Department { workload(period: "2012") { asOf } } } }', {
      variables: { references: [{ __typename: 'Department', code: 'GS-LAND' }] },
      as: { ...clerk, scopes: [] },
    });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
