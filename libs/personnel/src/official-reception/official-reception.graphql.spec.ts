import { person, testContext } from '@mashang/platform-testing';
import { IsNull } from 'typeorm';
import { clerk, elsewhere, financeClerk, head, leader, otherHead, secondLeader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP } from '../../test/township.builder';
import { ExpenseClaimEntity } from '../expense-claim/expense-claim.entity';
import { MealStandardEntity } from './meal-standard.entity';
import { OfficialReceptionEntity } from './official-reception.entity';
import { RECEPTION_STATES, receptionLifecycle } from './official-reception.lifecycle';

describe('official receptions', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const standard = (changes: object = {}, as = leader) =>
    desk.send('setMealStandard', 'SetMealStandardInput', { division: TOWNSHIP, meal: 'LUNCH', perHead: '40.00', validFrom: '2012-01-01', source: '演示值', ...changes }, 'validFrom', as);
  const limit = (changes: object = {}, as = leader) =>
    desk.send('setHostLimit', 'SetHostLimitInput', { division: TOWNSHIP, visitorsUpTo: 10, hosts: 3, oneOf: 3, validFrom: '2012-01-01', source: '演示值', ...changes }, 'validFrom', as);
  const rules = async () => {
    await standard();
    await limit();
  };
  const VISIT = { division: TOWNSHIP, visitingBody: '测试县民政局', visitors: 5, hosts: 3, heldOn: '2012-07-02', meal: 'LUNCH', cost: '320.00' };
  let letters = 0;
  const letterNo = () => `榕函〔2012〕${(letters += 1)}号`;
  const record = (changes: object = {}, as = clerk) => desk.send('recordReception', 'RecordReceptionInput', { ...VISIT, letterNo: letterNo(), ...changes }, 'reception { receptionNo state }', as);
  const recorded = async (changes: object = {}, as = clerk): Promise<string> => ((await record(changes, as)) as { reception: { receptionNo: string } }).reception.receptionNo;
  const read = async (receptionNo: string, fields: string) => (await desk.query(`{ officialReception(receptionNo: "${receptionNo}") { ${fields} } }`))['officialReception'] as Record<string, unknown>;
  const step = async (mutation: string, receptionNo: string, as: typeof head, input: object = {}) => {
    const { version } = await read(receptionNo, 'version');
    const inputType = mutation === 'linkReceptionToClaim' ? 'LinkReceptionToClaimInput' : 'ReceptionStepInput';
    const result = await desk.send(mutation, inputType, { receptionNo, version, ...input }, '... on OfficialReceptionPayload { reception { state } }', as);
    return (result as { reception?: { state: string } }).reception?.state ?? result['code'];
  };
  const OVER = { cost: '320.01', justification: '外宾随行' };

  it('moves by this grid', () => {
    expect(receptionLifecycle.grid(RECEPTION_STATES)).toEqual([
      'RECORDED: linkClaim→RECORDED',
      'JUSTIFIED: approve→APPROVED refuse→REFUSED',
      'APPROVED: linkClaim→APPROVED',
      'REFUSED:',
    ]);
  });

  it('keeps to the standard of its day, or has a reason that a leader agrees to', async () => {
    await rules();
    expect(await record()).toMatchObject({ reception: { state: 'RECORDED' } });
    expect(await record({ cost: '320.01' })).toEqual({ code: 'OVER_STANDARD' });
    expect(await record({ hosts: 4, cost: '100.00' })).toEqual({ code: 'OVER_STANDARD' });
    const over = await recorded(OVER);
    expect(await read(over, 'state allowedCost allowedHosts justification')).toEqual({ state: 'JUSTIFIED', allowedCost: '320.00', allowedHosts: 3, justification: '外宾随行' });
    for (const as of [clerk, head, elsewhere]) expect(await step('approveReception', over, as)).toBe('FORBIDDEN');
    expect(await step('refuseReception', over, head)).toBe('FORBIDDEN');
    expect(await step('approveReception', over, leader)).toBe('APPROVED');
    expect(await step('refuseReception', await recorded(OVER), leader)).toBe('REFUSED');
    const ofLeader = await recorded(OVER, leader);
    expect(await step('approveReception', ofLeader, leader)).toBe('FORBIDDEN');
    expect(await step('approveReception', ofLeader, secondLeader)).toBe('APPROVED');
  });

  it('is measured by the standard of its own day, also after another one was set', async () => {
    await rules();
    await standard({ perHead: '30.00', validFrom: '2012-07-02' });
    await limit({ hosts: 1, validFrom: '2012-07-02' });
    expect(await record()).toEqual({ code: 'OVER_STANDARD' });
    expect(await record({ heldOn: '2012-07-01' })).toMatchObject({ reception: { state: 'RECORDED' } });
    expect(await standard({ validFrom: '2012-07-02' })).toEqual({ code: 'STANDARD_DAY' });
    expect(await limit({ validFrom: '2012-01-01' })).toEqual({ code: 'STANDARD_DAY' });
  });

  it('is refunded by one claim of its host over the same sum', async () => {
    await rules();
    await desk.send('nameFinanceOffice', 'NameFinanceOfficeInput', { department: 'GS-FINANCE' }, 'department { code }', leader);
    await desk.send('openBudgetLine', 'OpenBudgetLineInput', { code: 'B-1', department: 'GS-LAND', year: 2012, name: '接待费', amount: '1000.00' }, 'budgetLine { code }', leader);
    const claim = async (total: string, invoiceNo: string, as = clerk) => {
      const invoice = { sellerTaxCode: '35019900FAKE00001', sellerName: '机关食堂', invoiceNo, invoicedOn: '2012-07-02' };
      const expense = { budgetLine: 'B-1', purpose: '公务接待', lines: [{ description: '午餐', amount: total }], total, invoice };
      return ((await desk.send('fileExpenseClaim', 'FileExpenseClaimInput', { expense }, 'claim { claimNo }', as)) as { claim: { claimNo: string } }).claim.claimNo;
    };
    const [receptionNo, other] = [await recorded(), await recorded()];
    expect(await step('linkReceptionToClaim', receptionNo, clerk, { claimNo: await claim('300.00', 'FAKE000001') })).toBe('RECEPTION_CLAIM');
    expect(await step('linkReceptionToClaim', receptionNo, clerk, { claimNo: await claim('320.00', 'FAKE000002', head) })).toBe('RECEPTION_CLAIM');
    const claimNo = await claim('320.00', 'FAKE000003');
    expect(await step('linkReceptionToClaim', receptionNo, head, { claimNo })).toBe('FORBIDDEN');
    expect(await step('linkReceptionToClaim', receptionNo, clerk, { claimNo })).toBe('RECORDED');
    expect(await read(receptionNo, 'claimNo')).toEqual({ claimNo });
    expect(await step('linkReceptionToClaim', other, clerk, { claimNo })).toBe('RECEPTION_CLAIM');
    const justified = await recorded(OVER);
    expect(await step('linkReceptionToClaim', justified, clerk, { claimNo })).toBe('STATE_FORBIDS_STEP');
  });

  const budget = async () => {
    await rules();
    await desk.send('nameFinanceOffice', 'NameFinanceOfficeInput', { department: 'GS-FINANCE' }, 'department { code }', leader);
    await desk.send('openBudgetLine', 'OpenBudgetLineInput', { code: 'B-1', department: 'GS-LAND', year: 2012, name: '接待费', amount: '1000.00' }, 'budgetLine { code }', leader);
  };
  const expense = (total: string) => ({
    budgetLine: 'B-1',
    purpose: '公务接待',
    lines: [{ description: '午餐', amount: total }],
    total,
    invoice: { sellerTaxCode: '35019900FAKE00001', sellerName: '机关食堂', invoiceNo: 'FAKE000009', invoicedOn: '2012-07-02' },
  });
  const claimed = async () => ((await desk.send('fileExpenseClaim', 'FileExpenseClaimInput', { expense: expense('320.00') }, 'claim { claimNo }')) as { claim: { claimNo: string } }).claim.claimNo;
  const ofClaim = async (mutation: string, inputType: string, input: object, as: typeof head) => {
    const result = await desk.send(mutation, inputType, { ...input }, '... on ExpenseClaimPayload { claim { state } }', as);
    return (result as { claim?: { state: string } }).claim?.state ?? result['code'];
  };
  const returned = async () => {
    const claimNo = await claimed();
    await ofClaim('returnExpenseClaim', 'ReturnExpenseClaimInput', { claimNo, version: 1, reason: '发票不清' }, head);
    return claimNo;
  };
  const resubmit = (claimNo: string, total: string) => ofClaim('resubmitExpenseClaim', 'ResubmitExpenseClaimInput', { claimNo, version: 2, expense: expense(total) }, clerk);

  it('keeps the sum of the claim that refunds it', async () => {
    await budget();
    const [receptionNo, claimNo] = [await recorded(), await returned()];
    expect(await step('linkReceptionToClaim', receptionNo, clerk, { claimNo })).toBe('RECORDED');
    expect(await resubmit(claimNo, '500.00')).toBe('RECEPTION_TOTAL');
    expect(await desk.query(`{ expenseClaim(claimNo: "${claimNo}") { total state lines { amount } } }`)).toEqual({ expenseClaim: { total: '320.00', state: 'RETURNED', lines: [{ amount: '320.00' }] } });
    expect(await resubmit(claimNo, '320.00')).toBe('FILED');
  });

  it('is linked to a claim, or the claim gets another sum, but never both at one moment', async () => {
    await budget();
    const [receptionNo, claimNo] = [await recorded(), await returned()];
    const answers = await Promise.all([step('linkReceptionToClaim', receptionNo, clerk, { claimNo }), resubmit(claimNo, '500.00')]);
    expect([
      ['RECORDED', 'RECEPTION_TOTAL'],
      ['RECEPTION_CLAIM', 'FILED'],
    ]).toContainEqual(answers);
  });

  it('is refunded by nobody once it was refused', async () => {
    await budget();
    const [receptionNo, claimNo] = [await recorded(OVER), await claimed()];
    await step('refuseReception', receptionNo, leader);
    expect(await step('linkReceptionToClaim', receptionNo, clerk, { claimNo })).toBe('STATE_FORBIDS_STEP');
    const { database } = desk.subgraph;
    await database.transaction(testContext(), async (tx) => database.manager(tx).update(OfficialReceptionEntity, { receptionNo }, { claimNo }));
    await ofClaim('reviewExpenseClaim', 'ExpenseClaimStepInput', { claimNo, version: 1 }, head);
    expect(await ofClaim('approveExpenseClaim', 'ExpenseClaimStepInput', { claimNo, version: 2 }, leader)).toBe('RECEPTION_REFUSED');
    await database.transaction(testContext(), async (tx) => database.manager(tx).update(ExpenseClaimEntity, { claimNo }, { state: 'APPROVED', approverStaffNo: 'L-1' }));
    expect(await ofClaim('payExpenseClaim', 'PayExpenseClaimInput', { claimNo, version: 2, paidOn: '2012-07-02' }, financeClerk)).toBe('RECEPTION_REFUSED');
  });

  it('is recorded once for the letter, day and meal, also by two at one moment', async () => {
    await rules();
    const sameLetter = { letterNo: '榕函〔2012〕99号' };
    const answers = await Promise.all([record(sameLetter), record(sameLetter, head)]);
    expect(answers.map((answer) => answer['code'] ?? 'recorded').sort()).toEqual(['RECEPTION_RECORDED', 'recorded']);
    expect(await record({ ...sameLetter, heldOn: '2012-07-01' })).toMatchObject({ reception: {} });
  });

  it.each([
    ['day', {}, {}],
    ['day and amount', {}, { perHead: '30.00' }],
  ])('has one standard from a day on, also when two are set at one moment for the same %s', async (_, first, second) => {
    const answers = await Promise.all([standard(first), standard(second, secondLeader)]);
    expect(answers.map((answer) => answer['code'] ?? 'set').sort()).toEqual(['STANDARD_DAY', 'set']);
    const limits = await Promise.all([limit(), limit({}, secondLeader)]);
    expect(limits.map((answer) => answer['code'] ?? 'set').sort()).toEqual(['STANDARD_DAY', 'set']);
  });

  it('has one standard in force when two from different days are set at one moment', async () => {
    await Promise.all([standard({ validFrom: '2012-01-01' }), standard({ validFrom: '2012-02-01' }, secondLeader)]);
    const { database } = desk.subgraph;
    expect(await database.manager(testContext()).countBy(MealStandardEntity, { validUntil: IsNull() })).toBe(1);
  });

  it('has no standard of a place that is not there', async () => {
    const county = person.townshipLeader({ staffNo: 'C-1', subject: 'test:c-1', divisionCodes: ['350199000000'] });
    for (const set of [standard, limit]) expect(await set({ division: '350199109000' }, county)).toEqual({ code: 'DIVISION_UNKNOWN' });
  });

  it('refuses what cannot be, and changes nothing', async () => {
    expect(await record()).toEqual({ code: 'STANDARD_MISSING' });
    await rules();
    const refusals: readonly (readonly [string, object])[] = [
      ['RECEPTION_IN_THE_FUTURE', { heldOn: '2012-07-03' }],
      ['STANDARD_MISSING', { meal: 'DINNER' }],
      ['STANDARD_MISSING', { heldOn: '2011-12-31' }],
      ['TEXT_LENGTH', { letterNo: ' ' }],
      ['NUMBER_OUT_OF_RANGE', { visitors: 0 }],
      ['NUMBER_OUT_OF_RANGE', { cost: '-0.01' }],
    ];
    for (const [code, changes] of refusals) expect(await record(changes)).toEqual({ code });
    for (const as of [elsewhere, person.citizen()]) expect(await record({}, as)).toEqual({ code: 'FORBIDDEN' });
    for (const set of [standard, limit]) expect(await set({ validFrom: '2012-08-01' }, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await standard({ perHead: '0.00', validFrom: '2012-08-01' })).toEqual({ code: 'NUMBER_OUT_OF_RANGE' });
    expect(await desk.send('approveReception', 'ReceptionStepInput', { receptionNo: 'none', version: 1 }, '... on OfficialReceptionPayload { reception { state } }', leader)).toEqual({ code: 'RECEPTION_UNKNOWN' });
    expect((await desk.query(`{ officialReceptions(division: "${TOWNSHIP}") { edges { node { receptionNo } } } }`))['officialReceptions']).toEqual({ edges: [] });
  });

  it('is read by its host, the head, leaders and auditors', async () => {
    await rules();
    const receptionNo = await recorded();
    const one = `{ officialReception(receptionNo: "${receptionNo}") { receptionNo } }`;
    for (const as of [clerk, head, leader, person.auditor()]) expect(await desk.query(one, as)).toEqual({ officialReception: { receptionNo } });
    for (const as of [otherHead, elsewhere, person.analyst(), person.citizen()]) expect(await desk.query(one, as)).toEqual({ code: 'FORBIDDEN' });
    const list = `{ officialReceptions(division: "${TOWNSHIP}") { edges { node { receptionNo } } } }`;
    expect(await desk.query(list, leader)).toEqual({ officialReceptions: { edges: [{ node: { receptionNo } }] } });
    for (const as of [clerk, head]) expect(await desk.query(list, as)).toEqual({ code: 'FORBIDDEN' });
  });
});
