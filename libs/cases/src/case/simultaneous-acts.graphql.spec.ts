import { aMaterial, draftInput, saveGuide } from '../../test/guide.builder';
import { clerk, colleague, ServiceDesk } from '../../test/service-desk';

jest.setTimeout(60_000);

const ITEMS = [{ material: '户口簿', requirement: '原件' }];

describe('of two who act at the same moment', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    await saveGuide(desk.subgraph.database, { materials: [aMaterial({ name: '照片', necessity: 'GAP_TOLERATED' })] });
  });

  afterEach(() => desk.close());

  it.each([
    ['requestSupplement', 'RequestSupplementInput', { items: ITEMS, replyWorkingDays: 5 }, false],
    ['startSpecialProcedure', 'StartSpecialProcedureInput', { ground: 'HEARING', reason: '听证', grantedWorkingDays: 3 }, true],
    ['acceptCase', 'AcceptCaseInput', { toleratedGaps: [{ material: '照片', workingDays: 3 }] }, false],
  ] as const)('%s: one does, and the other learns that the case has changed', async (mutation, type, input, isAccepted) => {
    for (let round = 0; round < 3; round += 1) {
      const caseNo = await desk.receive(isAccepted ? { materials: [{ name: '照片', form: 'PAPER', copies: 1 }] } : {});
      if (isAccepted) await desk.accept(caseNo);
      const { version } = await desk.read(caseNo, 'version');
      const act = (as: typeof clerk) => desk.send(mutation, type, { caseNo, version, ...input }, '... on CasePayload { case { caseNo } }', as);
      const answers = await Promise.all([act(clerk), act(colleague)]);
      expect(answers).toEqual(expect.arrayContaining([{ case: { caseNo } }, { code: 'STALE_VERSION' }]));
    }
  });

  it('entrust with one authorization: one does, and the other learns that it was used', async () => {
    const citizen = { kind: 'NATURAL_PERSON', name: '测试乙', identifier: '350199FAKE00000077' };
    const entrust = (authorizationNo: string, as: typeof clerk) =>
      desk.send('entrust', 'EntrustInput', { agencyPoint: 'A-1', authorizationNo, matter: '初始登记', citizen, originals: [] }, 'entrustment { authorizationNo }', as);
    for (const authorizationNo of ['W-1', 'W-2', 'W-3']) {
      const answers = await Promise.all([entrust(authorizationNo, clerk), entrust(authorizationNo, colleague)]);
      expect(answers).toEqual(expect.arrayContaining([{ entrustment: { authorizationNo } }, { code: 'AUTHORIZATION_USED' }]));
    }
  });

  it('draft a service item: one does, and the other learns that there is a draft', async () => {
    for (const implementationCode of ['GS-LAND-11', 'GS-LAND-12', 'GS-LAND-13']) {
      const draft = (as: typeof clerk) => desk.send('draftServiceItem', 'DraftServiceItemInput', { ...draftInput(), implementationCode }, 'draft { version }', as);
      expect(await Promise.all([draft(clerk), draft(colleague)])).toEqual(expect.arrayContaining([{ draft: { version: 1 } }, { code: 'DRAFT_EXISTS' }]));
    }
  });
});
