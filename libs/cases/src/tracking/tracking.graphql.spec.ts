import { ANONYMOUS } from '@mashang/platform-identity';
import { ServiceDesk } from '../../test/service-desk';

describe('following a case without an account', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const track = async (caseNo: string, queryCode: string) => {
    const fields = 'caseNo state promisedDueOn missing { items { material } } milestones { type at }';
    const { data, errors } = await desk.subgraph.ask(`{ trackCase(caseNo: "${caseNo}", queryCode: "${queryCode}") { ${fields} } }`, { as: ANONYMOUS });
    return errors ? { code: errors[0]?.extensions?.['code'], message: errors[0]?.message } : data?.['trackCase'];
  };

  it('shows where it stands and what is missing, by the number and the code of the receipt', async () => {
    const caseNo = await desk.receive();
    await desk.step('requestSupplement', 'RequestSupplementInput', caseNo, { items: [{ material: '户口簿', requirement: '原件' }], replyWorkingDays: 15 });
    expect(await track(caseNo, desk.queryCode(caseNo))).toEqual({
      caseNo,
      state: 'SUPPLEMENT_REQUESTED',
      promisedDueOn: null,
      missing: { items: [{ material: '户口簿' }] },
      milestones: ['RECEIVED', 'SUPPLEMENT_REQUESTED'].map((type) => ({ type, at: '2012-07-02T02:00:00.000Z' })),
    });
  });

  it('answers a wrong code and a number that does not exist in the same words', async () => {
    const caseNo = await desk.receive();
    const wrongCode = await track(caseNo, 'AAAAAAAA');
    expect(wrongCode).toMatchObject({ code: 'TRACKING_UNKNOWN' });
    expect(await track('350199101-2012-999999', 'AAAAAAAA')).toEqual(wrongCode);
  });

  it('locks a number after five wrong codes, whether it exists or not, and opens again after a quarter of an hour', async () => {
    const caseNo = await desk.receive();
    const queryCode = desk.queryCode(caseNo);
    for (const number of [caseNo, '350199101-2012-999999']) {
      for (let wrong = 0; wrong < 5; wrong += 1) expect(await track(number, 'AAAAAAAA')).toMatchObject({ code: 'TRACKING_UNKNOWN' });
      expect(await track(number, 'AAAAAAAA')).toMatchObject({ code: 'TRACKING_LIMITED' });
    }
    expect(await track(caseNo, queryCode)).toMatchObject({ code: 'TRACKING_LIMITED' });
    desk.at('2012-07-02T10:15');
    expect(await track(caseNo, queryCode)).toMatchObject({ caseNo });
  });

  it('counts every one of many guesses at once', async () => {
    const caseNo = await desk.receive();
    const answers = await Promise.all(Array.from({ length: 12 }, () => track(caseNo, 'AAAAAAAA')));
    expect(answers.filter((answer) => (answer as { code: string }).code === 'TRACKING_UNKNOWN')).toHaveLength(5);
  });

  it('never counts right codes, however many are under way at once', async () => {
    const caseNo = await desk.receive();
    const queryCode = desk.queryCode(caseNo);
    for (let time = 0; time < 8; time += 1) expect(await track(caseNo, queryCode)).toMatchObject({ caseNo });
    expect(await Promise.all(Array.from({ length: 24 }, () => track(caseNo, queryCode)))).toEqual(Array.from({ length: 24 }, () => expect.objectContaining({ caseNo })));
    const mixed = await Promise.all(Array.from({ length: 12 }, (_, time) => track(caseNo, time % 3 === 0 ? 'AAAAAAAA' : queryCode)));
    expect(mixed.filter((answer) => 'caseNo' in (answer as object))).toHaveLength(8);
  });

  it('tells no query code', async () => {
    const caseNo = await desk.receive();
    const { errors } = await desk.subgraph.ask(`{ trackCase(caseNo: "${caseNo}", queryCode: "x") { queryCode } }`, { as: ANONYMOUS });
    expect(errors?.[0]?.message).toContain('Cannot query field "queryCode"');
  });
});

describe('verifying a certificate', () => {
  it('tells anyone what it is and who issued it, and takes each number once', async () => {
    const desk = await ServiceDesk.open();
    try {
      const caseNo = await desk.receive();
      expect(await desk.complete(caseNo, 'GS-Z-7')).toBe('COMPLETED');
      const verify = (certificateNo: string) =>
        desk.query(`{ certificate(certificateNo: "${certificateNo}") { item { name } department { code } issuedOn isRetroactive } }`, ANONYMOUS);
      expect(await verify(' GS-Z-7 ')).toEqual({ certificate: { item: { name: '初始登记' }, department: { code: 'GS-LAND' }, issuedOn: '2012-07-02', isRetroactive: false } });
      expect(await verify('gs-z-7')).toMatchObject({ certificate: { issuedOn: '2012-07-02' } });
      expect(await verify('GS-Z-8')).toEqual({ certificate: null });
      const another = await desk.receive();
      expect(await desk.complete(another, 'gs-z-7')).toBe('CERTIFICATE_NUMBER_TAKEN');
      expect(await desk.read(another, 'state certificateNo')).toEqual({ state: 'ACCEPTED', certificateNo: null });
    } finally {
      await desk.close();
    }
  });
});
