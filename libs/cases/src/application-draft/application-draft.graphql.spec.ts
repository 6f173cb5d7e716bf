import { ANONYMOUS } from '@mashang/platform-identity';
import { AuditRecordEntity, DueJobEntity, OutboxMessageEntity } from '@mashang/platform-persistence';
import { person, testContext } from '@mashang/platform-testing';
import { LAND_ITEM, testVault, VILLAGE } from '../../test/hall.builder';
import { clerk, head, leader, ServiceDesk } from '../../test/service-desk';
import { CaseEntity } from '../case/case.entity';
import { ApplicationDraftEntity } from './application-draft.entity';

const citizen = person.citizen();
const neighbour = person.citizen({ subject: 'test:neighbour' });
const IDENTIFIER = '350199FAKE00000061';
const WHOLE = {
  division: VILLAGE,
  applicant: { kind: 'NATURAL_PERSON', name: '测试甲', identifier: IDENTIFIER },
  channel: 'WEB',
  materials: [{ name: '户口簿', form: 'ELECTRONIC', copies: 1 }],
};

describe('an online application that is being written', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const FIELDS = 'draftId state version missing';
  const start = async (content: object = {}, as = citizen, changes: object = {}) => {
    const result = await desk.send('startApplicationDraft', 'StartApplicationDraftInput', { implementationCode: LAND_ITEM, content, ...changes }, `draft { ${FIELDS} }`, as);
    return (result['draft'] ?? result) as { draftId: string; missing: string[]; version: number };
  };
  const save = (draftId: string, version: number, content: object, as = citizen) =>
    desk.send('saveApplicationDraft', 'SaveApplicationDraftInput', { draftId, version, content }, `... on ApplicationDraftPayload { draft { ${FIELDS} maskedIdentifier } }`, as);
  const discard = (draftId: string, version = 1, as = citizen) =>
    desk.send('discardApplicationDraft', 'ApplicationDraftStepInput', { draftId, version }, '... on ApplicationDraftPayload { draft { state applicantName materials { name } } }', as);
  const submit = (draftId: string, version = 1, as = citizen, changes: object = {}) =>
    desk.send('submitApplicationDraft', 'ApplicationDraftStepInput', { draftId, version, ...changes }, '... on ApplicationReceipt { caseNo queryCode } ... on ApplicationIncomplete { missing }', as);
  const read = (draftId: string, as = citizen, fields = FIELDS) => desk.query(`{ applicationDraft(draftId: "${draftId}") { ${fields} } }`, as);
  const count = (entity: typeof ApplicationDraftEntity | typeof CaseEntity) => desk.subgraph.database.manager(testContext()).count(entity);

  it('is begun with nothing, filled in, and says until when it is kept and what is still missing', async () => {
    const { draftId, missing } = await start();
    expect(missing).toEqual(['DIVISION', 'APPLICANT_KIND', 'APPLICANT_NAME', 'APPLICANT_IDENTIFIER', 'CHANNEL']);
    desk.at('2012-07-03T10:00');
    expect(await save(draftId, 1, { applicant: WHOLE.applicant })).toEqual({ draft: { draftId, state: 'DRAFT', version: 2, missing: ['DIVISION', 'CHANNEL'], maskedIdentifier: '**************0061' } });
    expect(await save(draftId, 2, { ...WHOLE, applicant: { kind: 'NATURAL_PERSON', name: '测试甲' } })).toMatchObject({ draft: { missing: [], maskedIdentifier: '**************0061' } });
    expect(await read(draftId, citizen, 'item { name } division { code } applicantName channel materials { name form commitmentSignedOn } savedAt keptUntil caseNo')).toEqual({
      applicationDraft: {
        item: { name: '初始登记' },
        division: { code: VILLAGE },
        applicantName: '测试甲',
        channel: 'WEB',
        materials: [{ name: '户口簿', form: 'ELECTRONIC', commitmentSignedOn: null }],
        savedAt: '2012-07-03T02:00:00.000Z',
        keptUntil: '2012-08-02',
        caseNo: null,
      },
    });
    expect(await count(CaseEntity)).toBe(0);
  });

  it.each([
    ['another citizen', neighbour],
    ['a clerk', clerk],
    ['a head', head],
    ['a leader', leader],
    ['an auditor', person.auditor()],
  ])('is neither seen nor touched by %s', async (_, other) => {
    const { draftId } = await start(WHOLE);
    await expect(read(draftId, other)).rejects.toThrow();
    expect(await desk.query('{ applicationDrafts { edges { node { draftId } } } }', other)).toEqual({ applicationDrafts: { edges: [] } });
    expect([await save(draftId, 1, {}, other), await discard(draftId, 1, other), await submit(draftId, 1, other)]).toEqual([{ code: 'FORBIDDEN' }, { code: 'FORBIDDEN' }, { code: 'FORBIDDEN' }]);
    expect(await desk.query('{ applicationDrafts { edges { node { draftId } } } }', citizen)).toEqual({ applicationDrafts: { edges: [{ node: { draftId } }] } });
  });

  it('asks to be signed in', async () => {
    expect(await start({}, ANONYMOUS as typeof citizen)).toEqual({ code: 'UNAUTHENTICATED' });
  });

  it('becomes a received case with a receipt, and holds nothing personal afterwards', async () => {
    const { draftId } = await start(WHOLE);
    const { caseNo, queryCode } = (await submit(draftId)) as { caseNo: string; queryCode: string };
    expect(await desk.query(`{ trackCase(caseNo: "${caseNo}", queryCode: "${queryCode}") { state } }`, ANONYMOUS)).toEqual({ trackCase: { state: 'RECEIVED' } });
    expect(await desk.read(caseNo, 'channel division { code } applicant { name maskedIdentifier } citizenTrips firstContact { staffNo } materials { name }')).toEqual({
      channel: 'WEB',
      division: { code: VILLAGE },
      applicant: { name: '测试甲', maskedIdentifier: '**************0061' },
      citizenTrips: 0,
      firstContact: null,
      materials: [{ name: '户口簿' }],
    });
    expect(await read(draftId, citizen, 'state caseNo applicantName maskedIdentifier missing materials { name }')).toEqual({
      applicationDraft: { state: 'SUBMITTED', caseNo, applicantName: null, maskedIdentifier: null, missing: [], materials: [] },
    });
    const [filed] = await desk.subgraph.database.manager(testContext()).find(CaseEntity);
    expect(testVault.decrypt(filed?.applicantIdentifierCipher ?? '')).toBe(IDENTIFIER);
    expect(await submit(draftId, 2)).toEqual({ code: 'STATE_FORBIDS_STEP' });
  });

  it('is submitted once, also at the same moment, and a repeat of the same request answers the same receipt', async () => {
    const { draftId } = await start(WHOLE);
    const results = await Promise.all([submit(draftId), submit(draftId), submit(draftId)]);
    const receipts = results.filter((result) => 'caseNo' in result);
    expect(receipts).toHaveLength(1);
    for (const { code } of results.filter((result) => !('caseNo' in result))) expect(['STALE_VERSION', 'STATE_FORBIDS_STEP']).toContain(code);
    expect(await count(CaseEntity)).toBe(1);
    const other = await start({ ...WHOLE, applicant: { ...WHOLE.applicant, identifier: '350199FAKE00000062' } });
    const idempotencyKey = 'one-and-the-same';
    const first = await submit(other.draftId, 1, citizen, { idempotencyKey });
    expect(first).toHaveProperty('queryCode');
    expect(await submit(other.draftId, 1, citizen, { idempotencyKey })).toEqual(first);
  });

  it('says all that it lacks at once, and stays as it was', async () => {
    const { draftId } = await start({ channel: 'MOBILE', applicant: { name: '测试甲' } });
    expect(await submit(draftId)).toEqual({ code: 'APPLICATION_INCOMPLETE', missing: ['DIVISION', 'APPLICANT_KIND', 'APPLICANT_IDENTIFIER'] });
    expect(await read(draftId)).toMatchObject({ applicationDraft: { state: 'DRAFT', version: 1 } });
  });

  it('is refused like any other application, tells nobody the number of an open case, and stays as it was', async () => {
    const [one, two] = [await start(WHOLE), await start(WHOLE, neighbour)];
    await submit(one.draftId);
    expect(await submit(two.draftId, 1, neighbour)).toEqual({ code: 'OPEN_CASE_EXISTS' });
    const outside = await start({ ...WHOLE, division: '350199102201', applicant: { ...WHOLE.applicant, identifier: '350199FAKE00000063' } });
    expect(await submit(outside.draftId)).toEqual({ code: 'DIVISION_OUTSIDE_TOWNSHIP' });
    expect(await read(two.draftId, neighbour)).toMatchObject({ applicationDraft: { state: 'DRAFT', version: 1 } });
  });

  it('is discarded with all that was written, and is written no more', async () => {
    const { draftId } = await start(WHOLE);
    expect(await discard(draftId)).toEqual({ draft: { state: 'DISCARDED', applicantName: null, materials: [] } });
    expect(await save(draftId, 2, WHOLE)).toEqual({ code: 'STATE_FORBIDS_STEP' });
    expect(await submit(draftId, 2)).toEqual({ code: 'STATE_FORBIDS_STEP' });
    expect(await desk.query('{ applicationDrafts { edges { node { draftId } } } }', citizen)).toEqual({ applicationDrafts: { edges: [] } });
  });

  it('is saved at the version that was read', async () => {
    const { draftId } = await start();
    await save(draftId, 1, WHOLE);
    expect(await save(draftId, 1, {})).toEqual({ code: 'STALE_VERSION' });
    expect(await submit(draftId, 1)).toEqual({ code: 'STALE_VERSION' });
  });

  it('is one of at most twenty', async () => {
    for (let begun = 0; begun < 20; begun += 1) await start();
    expect(await start()).toEqual({ code: 'APPLICATION_DRAFT_LIMIT' });
    expect(await start({}, neighbour)).toHaveProperty('draftId');
    const { applicationDrafts } = (await desk.query('{ applicationDrafts(first: 1) { edges { node { draftId } } pageInfo { hasNextPage } } }', citizen)) as {
      applicationDrafts: { edges: { node: { draftId: string } }[]; pageInfo: { hasNextPage: boolean } };
    };
    expect(applicationDrafts.pageInfo.hasNextPage).toBe(true);
    await discard(applicationDrafts.edges[0]?.node.draftId ?? '');
    expect(await start()).toHaveProperty('draftId');
  });

  it.each([
    ['SERVICE_ITEM_UNKNOWN', {}, { implementationCode: 'GS-NONE' }],
    ['MALFORMED_DIVISION_CODE', { division: 'village' }, {}],
    ['APPLICANT_IDENTIFIER_LENGTH', { applicant: { identifier: 'x' } }, {}],
    ['APPLICANT_NAME_LENGTH', { applicant: { name: '甲'.repeat(65) } }, {}],
    ['MATERIALS', { materials: [{ name: '户口簿', form: 'PAPER', copies: 100 }] }, {}],
  ])('is refused with %s where what is written is wrong', async (code, content, changes) => {
    expect(await start(content, citizen, changes)).toEqual({ code });
    expect(await count(ApplicationDraftEntity)).toBe(0);
  });

  it('is removed with the personal data in it when it was not touched for thirty days, whatever became of it', async () => {
    const [forgotten, saved, discarded] = [await start(WHOLE), await start(), await start()];
    await discard(discarded.draftId);
    desk.at('2012-07-20T10:00');
    await save(saved.draftId, 1, {});
    desk.at('2012-08-01T23:59');
    expect(await desk.timers()).toBe(0);
    desk.at('2012-08-02T00:00');
    expect(await desk.timers()).toBe(2);
    expect(await read(forgotten.draftId)).toEqual({ applicationDraft: null });
    expect(await read(saved.draftId)).toMatchObject({ applicationDraft: { state: 'DRAFT' } });
    desk.at('2012-08-20T00:00');
    expect(await desk.timers()).toBe(1);
    expect(await count(ApplicationDraftEntity)).toBe(0);
    expect(await desk.subgraph.database.manager(testContext()).count(DueJobEntity)).toBe(0);
  });

  it('leaves neither name nor identifier in audit records and messages', async () => {
    const { draftId } = await start(WHOLE);
    await save(draftId, 1, WHOLE);
    await submit(draftId, 2);
    const manager = desk.subgraph.database.manager(testContext());
    const records = await manager.find(AuditRecordEntity);
    const messages = await manager.find(OutboxMessageEntity, { order: { seq: 'ASC' } });
    const written = JSON.stringify([records, messages], (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(written).not.toContain(IDENTIFIER);
    expect(written).not.toContain('测试甲');
    expect(messages.map(({ type }) => type)).toEqual(['ApplicationDraft', 'ApplicationDraft', 'ApplicationSubmitted', 'CaseReceived']);
  });
});
