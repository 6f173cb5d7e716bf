import type { TestSubgraph } from '@mashang/platform-testing';
import { openTestSubgraph, person, testContext } from '@mashang/platform-testing';
import { OTHER_VILLAGE, savePayment, saveVillages, TOWNSHIP, VILLAGE } from '../test/village.builder';
import { ApplianceClaimEntity } from './appliance-claim/appliance-claim.entity';
import { welfareSubgraph } from './welfare.subgraph';

describe('welfare subgraph', () => {
  let welfare: TestSubgraph;
  let keys = 0;

  beforeEach(async () => {
    welfare = await openTestSubgraph(welfareSubgraph());
    await saveVillages(welfare.database);
  });

  afterEach(() => welfare.close());

  const claim = (changes: Readonly<Record<string, unknown>> = {}, as = person.windowClerk()) => {
    const input = {
      idempotencyKey: `claim-key-${(keys += 1)}`,
      household: 'H-1',
      applianceClass: 'TELEVISION',
      labelCardNo: `CARD${String(keys).padStart(4, '0')}`,
      invoicePrice: '1999.00',
      invoicedOn: '2012-08-01',
      ...changes,
    };
    return welfare.ask(
      `mutation ($input: SubmitApplianceClaimInput!) {
        submitApplianceClaim(input: $input) {
          __typename
          ... on SubmitApplianceClaimPayload { claim { claimNo subsidyAmount state rule { id } household { id } } }
          ... on UserError { code message }
        }
      }`,
      { variables: { input }, as },
    );
  };

  const claims = () => welfare.database.manager(testContext()).count(ApplianceClaimEntity);

  const statistics = async (code: string, fields: string, args = 'period: "2012-YTD-07"') => {
    const division = await welfare.entity({ __typename: 'Division', code }, `welfareStatistics(${args}) { ${fields} }`);
    return (division as { welfareStatistics: unknown }).welfareStatistics;
  };

  it('counts each person and each household once over programmes and months, and money to the fen', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 10_001n });
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-2', entitled: '2012-01', fen: 10_002n });
    await savePayment(welfare.database, { programme: 'FIVE_GUARANTEE', resident: 'R-1', entitled: '2012-02', fen: 3n });
    await savePayment(welfare.database, { programme: 'URBAN_ALLOWANCE', resident: 'R-3', entitled: '2012-02', fen: 20_000n });
    expect(await statistics(TOWNSHIP, 'totals { persons households payments amount { yuan } } byProgramme { programme { code } totals { persons } }')).toEqual({
      totals: { persons: 3, households: 2, payments: 4, amount: { yuan: '400.06' } },
      byProgramme: [
        { programme: { code: 'FIVE_GUARANTEE' }, totals: { persons: 1 } },
        { programme: { code: 'RURAL_ALLOWANCE' }, totals: { persons: 2 } },
        { programme: { code: 'URBAN_ALLOWANCE' }, totals: { persons: 1 } },
      ],
    });
    expect(await statistics(VILLAGE, 'totals { persons households }')).toEqual({ totals: { persons: 2, households: 1 } });
  });

  it('counts a person who moved between two villages once in the township', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-02', fen: 1n, division: OTHER_VILLAGE });
    const { data } = await welfare.ask(
      `query ($references: [_Any!]!) { _entities(representations: $references) { ... on Division { welfareStatistics(period: "2012") { totals { persons payments } } } } }`,
      { variables: { references: [TOWNSHIP, VILLAGE, OTHER_VILLAGE].map((code) => ({ __typename: 'Division', code })) } },
    );
    expect(data).toEqual({
      _entities: [
        { welfareStatistics: { totals: { persons: 1, payments: 2 } } },
        { welfareStatistics: { totals: { persons: 1, payments: 1 } } },
        { welfareStatistics: { totals: { persons: 1, payments: 1 } } },
      ],
    });
  });

  it('tells the entitled month from the paid month, and counts nothing paid after asOf', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-06', paid: '2012-07', fen: 5n });
    const payments = 'totals { payments }';
    expect(await statistics(TOWNSHIP, payments, 'period: "2012-H1", basis: ENTITLED')).toEqual({ totals: { payments: 1 } });
    expect(await statistics(TOWNSHIP, payments, 'period: "2012-H1", basis: PAID')).toEqual({ totals: { payments: 0 } });
    expect(await statistics(TOWNSHIP, payments, 'period: "2012-07", asOf: "2012-07-20T00:00:00+08:00"')).toEqual({ totals: { payments: 0 } });
  });

  it('hands in a claim, computes its subsidy and counts it', async () => {
    expect((await claim()).data).toEqual({
      submitApplianceClaim: {
        __typename: 'SubmitApplianceClaimPayload',
        claim: { claimNo: 'JD-350199101-2012-000001', subsidyAmount: '259.87', state: 'SUBMITTED', rule: { id: 'TV-2010' }, household: { id: 'H-1' } },
      },
    });
    expect(await statistics(VILLAGE, 'applianceSubsidy { claims households subsidy { yuan } }', 'period: "2012-08"')).toEqual({
      applianceSubsidy: { claims: 1, households: 1, subsidy: { yuan: '259.87' } },
    });
  });

  it('counts a claim in the month it was handed in, and not before that instant', async () => {
    // Handed in on 2012-08-06 at 09:00; the invoice is of July.
    await claim({ invoicedOn: '2012-07-31' });
    const counted = async (args: string) => {
      const { applianceSubsidy } = (await statistics(TOWNSHIP, 'applianceSubsidy { claims }', args)) as { applianceSubsidy: { claims: number } };
      return applianceSubsidy.claims;
    };
    expect(await counted('period: "2012-07"')).toBe(0);
    expect(await counted('period: "2012-08", asOf: "2012-08-06T08:59:59+08:00"')).toBe(0);
    expect(await counted('period: "2012-08", asOf: "2012-08-06T09:00:00+08:00"')).toBe(1);
  });

  it.each([
    ['HOUSEHOLD_NOT_RURAL', { household: 'H-2' }],
    ['PRICE_ABOVE_CAP', { invoicePrice: '7000.01' }],
    ['NO_RULE_IN_FORCE', { applianceClass: 'COMPUTER' }],
    ['NO_RULE_IN_FORCE', { invoicedOn: '2009-12-31' }],
  ])('answers %s as an outcome, and records nothing', async (code, changes) => {
    expect((await claim(changes)).data).toMatchObject({ submitApplianceClaim: { __typename: 'NotEligibleForSubsidy', code } });
    expect(await claims()).toBe(0);
  });

  it.each([
    ['HOUSEHOLD_UNKNOWN', { household: 'H-9' }],
    ['LABEL_CARD_MALFORMED', { labelCardNo: 'A 1' }],
    ['INVOICE_PRICE_NOT_POSITIVE', { invoicePrice: '0.00' }],
    ['INVOICED_IN_THE_FUTURE', { invoicedOn: '2012-08-07' }],
    ['MALFORMED_MONEY', { invoicePrice: '19,99' }],
    ['MALFORMED_DATE', { invoicedOn: '2012-02-30' }],
    ['BAD_USER_INPUT', { applianceClass: 'TOASTER' }],
  ])('refuses with %s, and records nothing', async (code, changes) => {
    expect((await claim(changes)).errors).toMatchObject([{ extensions: { code } }]);
    expect(await claims()).toBe(0);
  });

  it('pays one label card once, also for two claims at the same moment', async () => {
    const answers = await Promise.all([claim({ labelCardNo: 'CARDSAME1' }), claim({ labelCardNo: 'cardsame1' })]);
    const names = answers.map(({ data }) => (data?.['submitApplianceClaim'] as { __typename: string }).__typename).sort();
    expect(names).toEqual(['LabelCardAlreadyClaimed', 'SubmitApplianceClaimPayload']);
  });

  it('holds the quota of two, also for five claims at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => claim()));
    const paid = answers.filter(({ data }) => (data?.['submitApplianceClaim'] as { __typename: string }).__typename === 'SubmitApplianceClaimPayload');
    expect(paid).toHaveLength(2);
    expect(await claims()).toBe(2);
  });

  it('answers a repeated claim with its first result, once in effect', async () => {
    const repeated = { idempotencyKey: 'same-claim-key', labelCardNo: 'CARDREPEAT' };
    const [first, second] = [await claim(repeated), await claim(repeated)];
    expect(first).toEqual(second);
    expect(await claims()).toBe(1);
  });

  it('lets only those with the scope claim, read households and see members', async () => {
    for (const as of [person.citizen(), person.citizen({ scopes: ['welfare:write'] }), person.analyst(), person.auditor(), person.townshipLeader()]) {
      expect((await claim({}, as)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    const household = (as: ReturnType<typeof person.citizen>) => welfare.ask(`{ household(id: "H-1") { memberCount members { name maskedIdNumber relation } } }`, { as });
    expect((await household(person.analyst())).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const clerk = await household(person.windowClerk());
    expect(clerk.data).toEqual({ household: { memberCount: 2, members: null } });
    const caseworker = await household(person.windowClerk({ scopes: ['welfare:read', 'welfare:member'] }));
    expect(caseworker.data).toEqual({
      household: {
        memberCount: 2,
        members: [
          { name: '测试R-1', maskedIdNumber: '**************0001', relation: 'HEAD' },
          { name: '测试R-2', maskedIdNumber: '**************0002', relation: 'SPOUSE' },
        ],
      },
    });
    await expect(welfare.entity({ __typename: 'Resident', id: 'R-1' }, 'name', { as: person.windowClerk() })).rejects.toThrow('welfare:member');
  });

  it('shows policy to anyone', async () => {
    const { data, errors } = await welfare.ask(`{ programmes { code name } subsidyRules { applianceClass ratePermille priceCap } }`, { as: person.citizen() });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ programmes: { length: 4 }, subsidyRules: [{ applianceClass: 'TELEVISION', ratePermille: 130, priceCap: '7000.00' }] });
  });

  it('pages through households and payments of a division, each once, the newest paid month first', async () => {
    for (const entitled of ['2012-01', '2012-02', '2012-03']) {
      await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled, fen: 1n });
    }
    const as = person.windowClerk();
    const page = async (list: string, fields: string, after: string | null): Promise<{ nodes: unknown[]; next: string | null }> => {
      const { data, errors } = await welfare.ask(
        `query ($after: String) { ${list}(division: "${TOWNSHIP}", first: 2, after: $after) { edges { node { ${fields} } } pageInfo { hasNextPage endCursor } } }`,
        { variables: { after }, as },
      );
      expect(errors).toBeUndefined();
      const { edges, pageInfo } = data?.[list] as { edges: { node: unknown }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      return { nodes: edges.map(({ node }) => node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
    };
    const households = await page('households', 'id', null);
    expect([...households.nodes, ...(await page('households', 'id', households.next)).nodes]).toEqual([{ id: 'H-1' }, { id: 'H-2' }, { id: 'H-3' }]);
    const payments = await page('payments', 'paidMonth amount programme { code } household { id }', null);
    expect([...payments.nodes, ...(await page('payments', 'paidMonth amount programme { code } household { id }', payments.next)).nodes]).toEqual(
      ['2012-03', '2012-02', '2012-01'].map((paidMonth) => ({ paidMonth, amount: '0.01', programme: { code: 'RURAL_ALLOWANCE' }, household: { id: 'H-1' } })),
    );
  });

  it.each(['households', 'payments'])('refuses %s of a division code that is none', async (list) => {
    for (const division of ['', '350199101', '35019910120X']) {
      const { errors } = await welfare.ask(`query ($division: ID!) { ${list}(division: $division) { edges { cursor } } }`, {
        variables: { division },
        as: person.windowClerk(),
      });
      expect(errors).toMatchObject([{ extensions: { code: 'MALFORMED_DIVISION_CODE' } }]);
    }
  });

  it('resolves what other subgraphs refer to, and null for what it does not know', async () => {
    await savePayment(welfare.database, { programme: 'RURAL_ALLOWANCE', resident: 'R-1', entitled: '2012-01', fen: 1n });
    const { data } = await claim({ labelCardNo: 'CARDREFER' });
    const { claimNo } = (data?.['submitApplianceClaim'] as { claim: { claimNo: string } }).claim;
    const as = person.windowClerk({ scopes: ['welfare:read', 'welfare:member'] });
    const entity = (__typename: string, key: Readonly<Record<string, string>>, fields: string) => welfare.entity({ __typename, ...key }, fields, { as });
    expect(await entity('Household', { id: 'H-1' }, 'hukouType division { code }')).toEqual({ hukouType: 'RURAL', division: { code: VILLAGE } });
    expect(await entity('Resident', { id: 'R-1' }, 'maskedIdNumber')).toEqual({ maskedIdNumber: '**************0001' });
    expect(await entity('Payment', { id: 'RURAL_ALLOWANCE-R-1-2012-01' }, 'resident { relation }')).toEqual({ resident: { relation: 'HEAD' } });
    expect(await entity('Programme', { code: 'RURAL_ALLOWANCE' }, 'name')).toEqual({ name: '农村低保' });
    expect(await entity('ApplianceSubsidyClaim', { claimNo }, 'labelCardNo')).toEqual({ labelCardNo: 'CARDREFER' });
    for (const [type, key] of [['Household', { id: 'X' }], ['Resident', { id: 'X' }], ['Payment', { id: 'X' }], ['Programme', { code: 'X' }], ['ApplianceSubsidyClaim', { claimNo: 'X' }]] as const) {
      expect(await entity(type, key, '__typename')).toBeNull();
    }
  });
});
