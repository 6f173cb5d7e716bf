import { person } from '@mashang/platform-testing';
import { clerk, elsewhere, financeClerk, financeHead, head, leader, otherHead, secondLeader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP } from '../../test/township.builder';
import { EXPENSE_CLAIM_STATES, expenseClaimLifecycle } from './expense-claim.lifecycle';

describe('expense claims', () => {
  let desk: OfficeDesk;
  let invoices = 0;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
  });

  afterEach(() => desk.close());

  const nameOffice = (as = leader) => desk.send('nameFinanceOffice', 'NameFinanceOfficeInput', { department: 'GS-FINANCE' }, 'department { code }', as);
  const openLine = (changes: object = {}, as = leader) =>
    desk.send('openBudgetLine', 'OpenBudgetLineInput', { code: 'B-LAND', department: 'GS-LAND', year: 2012, name: '办公费', amount: '1000.00', ...changes }, 'budgetLine { remaining }', as);
  const expense = (changes: object = {}) => ({
    budgetLine: 'B-LAND',
    purpose: '打印纸',
    lines: [{ description: '打印纸', amount: '500.10' }, { description: '墨盒', amount: '99.90' }],
    total: '600.00',
    invoice: { sellerTaxCode: '35019900FAKE00001', sellerName: '测试文具店', invoiceNo: `0000${String((invoices += 1)).padStart(4, '0')}`, invoicedOn: '2012-07-01' },
    ...changes,
  });
  const file = (changes: object = {}, as = clerk) => desk.send('fileExpenseClaim', 'FileExpenseClaimInput', { expense: expense(changes) }, 'claim { claimNo }', as);
  const filed = async (changes: object = {}, as = clerk): Promise<string> => ((await file(changes, as)) as { claim: { claimNo: string } }).claim.claimNo;
  const read = async (claimNo: string, fields: string) => (await desk.query(`{ expenseClaim(claimNo: "${claimNo}") { ${fields} } }`))['expenseClaim'] as Record<string, unknown>;
  const INPUTS: Record<string, string> = { return: 'ReturnExpenseClaimInput', resubmit: 'ResubmitExpenseClaimInput', pay: 'PayExpenseClaimInput' };
  const step = async (name: string, claimNo: string, as: typeof head, input: object = {}) => {
    const { version } = await read(claimNo, 'version');
    const result = await desk.send(`${name}ExpenseClaim`, INPUTS[name] ?? 'ExpenseClaimStepInput', { claimNo, version, ...input }, '... on ExpenseClaimPayload { claim { state } }', as);
    return (result as { claim?: { state: string } }).claim?.state ?? result['code'];
  };
  const budget = async () => (await desk.query(`{ budgetLines(division: "${TOWNSHIP}", year: 2012) { edges { node { approved remaining } } } }`))['budgetLines'];
  const open = async () => {
    await nameOffice();
    await openLine();
  };

  it('moves by this grid', () => {
    expect(expenseClaimLifecycle.grid(EXPENSE_CLAIM_STATES)).toEqual([
      'FILED: review→REVIEWED return→RETURNED',
      'REVIEWED: approve→APPROVED return→RETURNED',
      'APPROVED: return→RETURNED pay→PAID',
      'PAID:',
      'RETURNED: resubmit→FILED',
    ]);
  });

  it('goes from handler through reviewer and approver to the payment, and takes its amount of the line', async () => {
    await open();
    const claimNo = await filed();
    expect(claimNo).toBe('350199101-2012-F000001');
    expect(await step('review', claimNo, head)).toBe('REVIEWED');
    expect(await budget()).toEqual({ edges: [{ node: { approved: '0.00', remaining: '1000.00' } }] });
    expect(await step('approve', claimNo, leader)).toBe('APPROVED');
    expect(await budget()).toEqual({ edges: [{ node: { approved: '600.00', remaining: '400.00' } }] });
    expect(await step('pay', claimNo, financeClerk, { paidOn: '2012-07-03' })).toBe('PAID_DAY');
    expect(await step('pay', claimNo, financeClerk, { paidOn: '2012-07-02' })).toBe('PAID');
    expect(await step('return', claimNo, leader, { reason: '晚了' })).toBe('STATE_FORBIDS_STEP');
    expect(await read(claimNo, 'handler { staffNo } reviewer { staffNo } approver { staffNo } lines { ordinal amount } total paidOn')).toEqual({
      handler: { staffNo: 'T-2' },
      reviewer: { staffNo: 'T-1' },
      approver: { staffNo: 'L-1' },
      lines: [{ ordinal: 1, amount: '500.10' }, { ordinal: 2, amount: '99.90' }],
      total: '600.00',
      paidOn: '2012-07-02',
    });
    expect(await desk.messages()).toEqual(['Filed', 'Reviewed', 'Approved', 'Paid'].map((state) => `ExpenseClaim${state}`));
  });

  it('is stepped on by nobody whose step it is not', async () => {
    await open();
    const claimNo = await filed();
    for (const as of [clerk, otherHead, financeHead, leader, elsewhere]) expect(await step('review', claimNo, as)).toBe('FORBIDDEN');
    for (const as of [clerk, otherHead, financeHead]) expect(await step('return', claimNo, as, { reason: '不符' })).toBe('FORBIDDEN');
    await step('review', claimNo, head);
    for (const as of [head, financeHead, clerk]) expect(await step('approve', claimNo, as)).toBe('FORBIDDEN');
    await step('approve', claimNo, leader);
    for (const as of [head, leader, clerk]) expect(await step('pay', claimNo, as, { paidOn: '2012-07-02' })).toBe('FORBIDDEN');
    expect(await step('resubmit', claimNo, head, { expense: expense() })).toBe('FORBIDDEN');
    expect(await openLine({ code: 'B-2' }, head)).toEqual({ code: 'FORBIDDEN' });
    expect(await nameOffice(financeHead)).toEqual({ code: 'FORBIDDEN' });
    expect(await file({}, elsewhere)).toEqual({ code: 'FORBIDDEN' });
    expect(await file({}, person.citizen())).toEqual({ code: 'FORBIDDEN' });
  });

  it("has a head's own claim reviewed by the finance head, and a leader's approved by another leader", async () => {
    await open();
    const ofHead = await filed({}, head);
    expect(await step('review', ofHead, head)).toBe('FORBIDDEN');
    expect(await step('review', ofHead, financeHead)).toBe('REVIEWED');
    await openLine({ code: 'B-FINANCE', department: 'GS-FINANCE' });
    const ofFinanceHead = await filed({ budgetLine: 'B-FINANCE' }, financeHead);
    for (const as of [financeHead, head]) expect(await step('review', ofFinanceHead, as)).toBe('FORBIDDEN');
    expect(await step('review', ofFinanceHead, leader)).toBe('REVIEWED');
    expect(await step('approve', ofFinanceHead, leader)).toBe('FORBIDDEN');
    expect(await step('approve', ofFinanceHead, secondLeader)).toBe('APPROVED');
    const ofLeader = await filed({ lines: [{ description: '差旅', amount: '0.01' }], total: '0.01' }, leader);
    await step('review', ofLeader, head);
    expect(await step('approve', ofLeader, leader)).toBe('FORBIDDEN');
    expect(await step('approve', ofLeader, secondLeader)).toBe('APPROVED');
  });

  it('approves no more than is left, says by how much it is over, and changes nothing', async () => {
    await open();
    const [first, second] = [await filed(), await filed()];
    for (const claimNo of [first, second]) await step('review', claimNo, head);
    await step('approve', first, leader);
    const { version } = await read(second, 'version');
    const refused = await desk.send('approveExpenseClaim', 'ExpenseClaimStepInput', { claimNo: second, version }, '... on BudgetExceeded { remaining over }', leader);
    expect(refused).toEqual({ code: 'BUDGET_EXCEEDED', remaining: '400.00', over: '200.00' });
    expect(await read(second, 'state approver { staffNo }')).toEqual({ state: 'REVIEWED', approver: null });
    expect(await budget()).toEqual({ edges: [{ node: { approved: '600.00', remaining: '400.00' } }] });
  });

  it('lets one of two approvals at one moment through where the line holds only one', async () => {
    await open();
    const claims = [await filed(), await filed()];
    for (const claimNo of claims) await step('review', claimNo, head);
    const answers = await Promise.all(
      claims.map((claimNo, index) =>
        desk.send('approveExpenseClaim', 'ExpenseClaimStepInput', { claimNo, version: 2 }, '... on ExpenseClaimPayload { claim { state } }', index === 0 ? leader : secondLeader),
      ),
    );
    expect(answers.map((answer) => answer['code'] ?? 'approved').sort()).toEqual(['BUDGET_EXCEEDED', 'approved']);
    expect(await budget()).toEqual({ edges: [{ node: { approved: '600.00', remaining: '400.00' } }] });
  });

  const sendStep = (mutation: string, inputType: string, input: object, as: typeof head) =>
    desk.send(mutation, inputType, { ...input }, '... on ExpenseClaimPayload { claim { state } }', as);

  it('can be returned by its approver until it is paid, and its amount is on the line again', async () => {
    await open();
    const claimNo = await filed();
    await step('review', claimNo, head);
    await step('approve', claimNo, leader);
    for (const as of [head, secondLeader, financeHead]) expect(await step('return', claimNo, as, { reason: '重复' })).toBe('FORBIDDEN');
    expect(await step('return', claimNo, leader, { reason: '重复' })).toBe('RETURNED');
    expect(await budget()).toEqual({ edges: [{ node: { approved: '0.00', remaining: '1000.00' } }] });
    expect(await read(claimNo, 'approver { staffNo } reviewer { staffNo } returnReason')).toEqual({ approver: null, reviewer: null, returnReason: '重复' });
    expect(await step('pay', claimNo, financeClerk, { paidOn: '2012-07-02' })).toBe('STATE_FORBIDS_STEP');
  });

  it('is either returned or paid when both come at one moment, and the line says which', async () => {
    await open();
    const claimNo = await filed();
    await step('review', claimNo, head);
    await step('approve', claimNo, leader);
    const answers = await Promise.all([
      sendStep('returnExpenseClaim', 'ReturnExpenseClaimInput', { claimNo, version: 3, reason: '重复' }, leader),
      sendStep('returnExpenseClaim', 'ReturnExpenseClaimInput', { claimNo, version: 3, reason: '不符' }, leader),
      sendStep('payExpenseClaim', 'PayExpenseClaimInput', { claimNo, version: 3, paidOn: '2012-07-02' }, financeClerk),
    ]);
    const states = answers.flatMap((answer) => ('claim' in answer ? [(answer['claim'] as { state: string }).state] : []));
    expect(states).toHaveLength(1);
    const approved = states[0] === 'PAID' ? '600.00' : '0.00';
    expect(await budget()).toMatchObject({ edges: [{ node: { approved } }] });
  });

  it('refunds an invoice once, however many claim it at one moment', async () => {
    await open();
    const { invoice } = expense();
    const answers = await Promise.all([file({ invoice }), file({ invoice }, head)]);
    expect(answers.map((answer) => answer['code'] ?? 'filed').sort()).toEqual(['INVOICE_USED', 'filed']);
  });

  it('begins again with the handler when it is returned, and mended may not take an invoice of another claim', async () => {
    await open();
    const taken = expense();
    await desk.send('fileExpenseClaim', 'FileExpenseClaimInput', { expense: taken }, 'claim { claimNo }', head);
    const claimNo = await filed();
    await step('review', claimNo, head);
    expect(await step('return', claimNo, leader, { reason: ' ' })).toBe('TEXT_LENGTH');
    expect(await step('return', claimNo, leader, { reason: '发票不清' })).toBe('RETURNED');
    expect(await read(claimNo, 'returnReason reviewer { staffNo }')).toEqual({ returnReason: '发票不清', reviewer: null });
    expect(await step('resubmit', claimNo, clerk, { expense: expense({ invoice: taken.invoice }) })).toBe('INVOICE_USED');
    expect(await step('resubmit', claimNo, clerk, { expense: expense({ lines: [{ description: '打印纸', amount: '500.00' }], total: '500.00' }) })).toBe('FILED');
    expect(await read(claimNo, 'total lines { amount } returnReason')).toEqual({ total: '500.00', lines: [{ amount: '500.00' }], returnReason: null });
  });

  it('refuses what does not add up, and changes nothing', async () => {
    await openLine();
    expect(await file()).toEqual({ code: 'FINANCE_OFFICE_MISSING' });
    await nameOffice();
    const { invoice } = expense();
    const refusals: readonly (readonly [string, object])[] = [
      ['CLAIM_TOTAL', { total: '600.01' }],
      ['CLAIM_LINES', { lines: [], total: '0.00' }],
      ['CLAIM_LINES', { lines: [{ description: '退', amount: '-1.00' }], total: '-1.00' }],
      ['TEXT_LENGTH', { purpose: '' }],
      ['INVOICE', { invoice: { ...invoice, invoicedOn: '2012-07-03' } }],
      ['INVOICE', { invoice: { ...invoice, sellerTaxCode: '12' } }],
      ['INVOICE', { invoice: { ...invoice, invoiceNo: '无' } }],
      ['BUDGET_LINE_UNKNOWN', { budgetLine: 'B-0' }],
    ];
    for (const [code, changes] of refusals) expect(await file(changes)).toEqual({ code });
    expect(await file({}, otherHead)).toEqual({ code: 'BUDGET_OF_ANOTHER_DEPARTMENT' });
    expect(await openLine()).toEqual({ code: 'BUDGET_LINE_TAKEN' });
    expect(await openLine({ code: 'B-3', amount: '0.00' })).toEqual({ code: 'BUDGET_AMOUNT' });
    expect(await openLine({ code: 'B-3', department: 'GS-NONE' })).toEqual({ code: 'DEPARTMENT_UNKNOWN' });
    expect(await desk.send('reviewExpenseClaim', 'ExpenseClaimStepInput', { claimNo: 'none', version: 1 }, '... on ExpenseClaimPayload { claim { state } }', head)).toEqual({ code: 'EXPENSE_CLAIM_UNKNOWN' });
    expect((await desk.query(`{ expenseClaims(division: "${TOWNSHIP}") { edges { node { claimNo } } } }`))['expenseClaims']).toEqual({ edges: [] });
  });

  it('goes on a line of the year of its filing, also when it is mended in the next year', async () => {
    await open();
    await openLine({ code: 'B-2011', year: 2011 });
    await openLine({ code: 'B-2013', year: 2013 });
    for (const budgetLine of ['B-2011', 'B-2013']) expect(await file({ budgetLine })).toEqual({ code: 'BUDGET_YEAR' });
    const claimNo = await filed();
    await step('return', claimNo, head, { reason: '发票不清' });
    desk.at('2013-01-04T10:00');
    expect(await step('resubmit', claimNo, clerk, { expense: expense({ budgetLine: 'B-2013' }) })).toBe('BUDGET_YEAR');
    expect(await step('resubmit', claimNo, clerk, { expense: expense() })).toBe('FILED');
  });

  it.each([
    ['BUDGET_CODE', { code: '' }],
    ['BUDGET_CODE', { code: 'b-1' }],
    ['BUDGET_CODE', { code: 'B'.repeat(41) }],
    ['NUMBER_OUT_OF_RANGE', { year: 1999 }],
    ['NUMBER_OUT_OF_RANGE', { year: 2101 }],
  ])('answers %s to a budget line with %j', async (code, changes) => {
    expect(await openLine(changes)).toEqual({ code });
    expect(await openLine({ code: 'B'.repeat(40), year: 2100 })).toMatchObject({ budgetLine: {} });
  });

  it('has one budget line of a code when two open it at one moment', async () => {
    const answers = await Promise.all([openLine(), openLine({ amount: '2.00' }, secondLeader)]);
    expect(answers.map((answer) => answer['code'] ?? 'opened').sort()).toEqual(['BUDGET_LINE_TAKEN', 'opened']);
  });

  it('lists to each what each may read', async () => {
    await open();
    const ofClerk = await filed();
    const ofHead = await filed({}, head);
    const seen = async (as: typeof head) => {
      const answer = await desk.query(`{ expenseClaims(division: "${TOWNSHIP}", state: FILED) { edges { node { claimNo } } } }`, as);
      return (answer['expenseClaims'] as { edges: { node: { claimNo: string } }[] }).edges.map(({ node }) => node.claimNo);
    };
    expect(await seen(clerk)).toEqual([ofClerk]);
    for (const as of [head, financeClerk, leader, person.auditor()]) expect(await seen(as)).toEqual([ofHead, ofClerk]);
    expect(await seen(otherHead)).toEqual([]);
    expect(await desk.query(`{ expenseClaim(claimNo: "${ofHead}") { claimNo } }`, clerk)).toEqual({ code: 'FORBIDDEN' });
  });

  it('counts claims and sums of a period by state and line', async () => {
    await open();
    await filed();
    await step('review', await filed(), head);
    const fields = 'officeStatistics(period: "2012-07") { claims { count amount { yuan } byState { state count } byBudgetLine { budgetLine { code } count amount { yuan } } } }';
    const expected = {
      officeStatistics: {
        claims: {
          count: 2,
          amount: { yuan: '1200.00' },
          byState: [['FILED', 1], ['REVIEWED', 1], ['APPROVED', 0], ['PAID', 0], ['RETURNED', 0]].map(([state, count]) => ({ state, count })),
          byBudgetLine: [{ budgetLine: { code: 'B-LAND' }, count: 2, amount: { yuan: '1200.00' } }],
        },
      },
    };
    expect(await desk.subgraph.entity({ __typename: 'Division', code: TOWNSHIP }, fields)).toEqual(expected);
    expect(await desk.subgraph.entity({ __typename: 'Department', code: 'GS-LAND' }, fields)).toEqual(expected);
    expect(await desk.subgraph.entity({ __typename: 'Department', code: 'GS-OTHER' }, fields)).toMatchObject({ officeStatistics: { claims: { count: 0 } } });
  });
});
