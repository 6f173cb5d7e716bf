import type { Principal } from '@mashang/platform-identity';
import { ANONYMOUS } from '@mashang/platform-identity';
import { person, testContext } from '@mashang/platform-testing';
import { aGuide, aLink, aMaterial, anItem, aStep, draftInput } from '../../test/guide.builder';
import { LAND_ITEM } from '../../test/hall.builder';
import { clerk, head, leader, ServiceDesk } from '../../test/service-desk';
import { ServiceItemEntity } from '../service-item/service-item.entity';
import type { ItemContent, ServiceGuide } from './guide';
import { ItemDraftEntity } from './item-draft.entity';
import { ServiceGuideEntity } from './service-guide.entity';

describe('writing and publishing a guide', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
    // Nothing is scheduled for later, so that each test publishes for the day it likes.
    const { database } = desk.subgraph;
    await database.transaction(testContext(), async (tx) => void (await database.manager(tx).update(ServiceItemEntity, { implementationCode: LAND_ITEM, version: 2 }, { effectiveFrom: '2012-07-02' })));
  });

  afterEach(() => desk.close());

  const draft = (item: Partial<ItemContent> = {}, guide: Partial<ServiceGuide> = {}, changes: object = {}, as = clerk) => {
    const input = { ...draftInput(item, guide), ...changes };
    return desk.send('draftServiceItem', 'DraftServiceItemInput', input, 'draft { version disclosure { missing } findings { rule severity element } }', as);
  };
  const publish = async (changes: object = {}, as = head) => {
    const input = { implementationCode: LAND_ITEM, version: 1, effectiveFrom: '2012-09-03', ...changes };
    return desk.send('publishServiceItem', 'PublishServiceItemInput', input, '... on PublishServiceItemPayload { item { version effectiveFrom } }', as);
  };
  const shown = (version: number) => desk.query(`{ serviceItem(implementationCode: "${LAND_ITEM}", version: ${version}) { guide { complaintPhone materials { name } } findings { rule } } }`, ANONYMOUS);

  it('publishes the next version with its guide, which anyone may read, and leaves the one in force alone', async () => {
    expect(await draft()).toEqual({ draft: { version: 1, disclosure: { missing: [] }, findings: [] } });
    expect(await publish({}, clerk)).toEqual({ code: 'FORBIDDEN' });
    expect(await publish()).toEqual({ item: { version: 3, effectiveFrom: '2012-09-03' } });
    expect(await shown(3)).toEqual({ serviceItem: { guide: { complaintPhone: '0000-0000001', materials: [{ name: '户口簿' }] }, findings: [] } });
    expect(await shown(1)).toEqual({ serviceItem: { guide: null, findings: [] } });
    expect(await desk.query(`{ serviceItem(implementationCode: "${LAND_ITEM}") { version } itemDraft(implementationCode: "${LAND_ITEM}") { version } }`)).toEqual({ serviceItem: { version: 2 }, itemDraft: null });
    expect(await desk.messages()).toEqual(['ServiceItemPublished']);
  });

  it('keeps back what is not disclosed and what contradicts itself, and says what', async () => {
    expect(await draft({ staffInformation: ' ' }, { complaintPhone: '0000-0000000' })).toMatchObject({
      draft: { disclosure: { missing: ['STAFF_INFO'] }, findings: [{ rule: 'CONTACT_IS_COMPLAINT_PHONE', severity: 'ERROR', element: 'complaintPhone' }] },
    });
    expect(await publish()).toEqual({ code: 'DISCLOSURE_INCOMPLETE' });
    expect(await draft({}, { complaintPhone: '0000-0000000' }, { version: 1 })).toMatchObject({ draft: { version: 2 } });
    expect(await publish({ version: 2 })).toEqual({ code: 'GUIDE_CONTRADICTS' });
    await draft({}, {}, { version: 2 });
    expect(await publish({ version: 3 })).toMatchObject({ item: { version: 3 } });
  });

  it('publishes what was read, not what somebody wrote meanwhile, and once', async () => {
    await draft();
    expect(await draft()).toEqual({ code: 'DRAFT_EXISTS' });
    await draft({}, {}, { version: 1 });
    expect(await publish({ version: 1 })).toEqual({ code: 'STALE_VERSION' });
    const both = await Promise.all([publish({ version: 2 }), publish({ version: 2 })]);
    expect(both.filter((result) => 'item' in result)).toHaveLength(1);
  });

  it.each([
    ['ITEM_CODE', {}, { implementationCode: 'gs land' }],
    ['TEXT_LENGTH', { name: ' ' }, {}],
    ['GUIDE_NUMBER', { promisedWorkingDays: -1 }, {}],
  ])('refuses with %s what is no draft', async (code, item, changes) => {
    expect(await draft(item, {}, changes)).toEqual({ code });
  });

  it('is for the own department, and not for the past', async () => {
    expect(await draft({}, {}, {}, { ...clerk, departmentCode: 'GS-CONSTRUCTION' })).toEqual({ code: 'FORBIDDEN' });
    await draft();
    expect(await publish({ effectiveFrom: '2012-07-01' })).toEqual({ code: 'EFFECTIVE_DAY_PAST' });
  });

  it('publishes nothing without each of the six disclosures, whose lack alone costs one sixth of the score', async () => {
    const blanks: readonly Partial<ItemContent>[] = [{ content: ' ' }, { handlingProcedure: '' }, { policyBasis: ' \n' }, { servicePhone: '' }, { staffInformation: '' }, { feeStandard: ' ' }];
    const refused: unknown[] = [];
    for (const [position, item] of blanks.entries()) {
      await draft(item, {}, position === 0 ? {} : { version: position });
      const { itemDraft } = await desk.query(`{ itemDraft(implementationCode: "${LAND_ITEM}") { disclosure { missing score { value numerator denominator } } } }`);
      refused.push([(itemDraft as { disclosure: unknown }).disclosure, await publish({ version: position + 1 })]);
    }
    const score = { value: '83.33', numerator: '5', denominator: '6' };
    const elements = ['SERVICE_CONTENT', 'PROCEDURE', 'POLICY_BASIS', 'SERVICE_PHONE', 'STAFF_INFO', 'FEE_STANDARD'];
    expect(refused).toEqual(elements.map((missing) => [{ missing: [missing], score }, { code: 'DISCLOSURE_INCOMPLETE' }]));
    await draft({}, {}, { version: 6 });
    expect(await publish({ version: 7 })).toMatchObject({ item: { version: 3 } });
  });

  it('shows every element as it was written', async () => {
    const blankForm = { name: '申请表', reference: 'https://gs.example/forms/1' };
    const item = { catalogueCode: '00071500100', handlingItemCode: '00071500100-01', exerciseLevel: 'TOWNSHIP', powerSource: 'ENTRUSTED', bodyNature: 'ENTRUSTED' } as const;
    const guide: Partial<ServiceGuide> = {
      delegatingDepartment: '县国土资源局',
      jointBodies: ['镇村建办'],
      serviceObjects: ['NATURAL_PERSON', 'OTHER_ORGANISATION'],
      handlingScope: 'COUNTY',
      quantityLimit: '一户一宅',
      intermediaryServices: [{ name: '测绘', feeStandard: '每宗200元', basis: '测绘收费标准' }],
      promisedLimitNote: '公告不计入',
      onlineReviewWorkingDays: 1,
      intakeWorkingDays: 1,
      windowCodes: ['W-1'],
      materials: [aMaterial({ code: 'M-1', kind: 'FORM', necessity: 'GAP_TOLERATED', issuingBody: '派出所', blankForm, sample: blankForm, fillingNotes: '用钢笔', acceptanceStandard: '字迹清楚' })],
      steps: [aStep({ workingDays: 10, result: '受理通知书', responsibility: '首问负责' })],
      specialLinks: [aLink({ circumstances: '初次登记', examination: '有无异议', responsibility: '国土所' })],
      resultType: 'CERTIFICATE',
      resultSample: { name: '土地使用证样本', reference: '国土字1号' },
      collectionWays: ['WINDOW', 'VILLAGE_AGENT'],
      isAppointmentOffered: true,
      isOnlinePaymentOffered: false,
      isCourierOffered: false,
      isGapTolerated: true,
      questions: [{ question: '要本人来吗?', answer: '可以委托。' }],
    };
    expect(await draft(item, guide)).toEqual({ draft: { version: 1, disclosure: { missing: [] }, findings: [] } });
    await publish();
    const { windowCodes: _, ...elements } = aGuide(guide);
    const documents = 'blankForm { name reference } sample { name reference }';
    const { serviceItem } = (await desk.query(
      `{ serviceItem(implementationCode: "${LAND_ITEM}", version: 3) {
        catalogueCode handlingItemCode exerciseLevel powerSource bodyNature bodyCreditCode
        guide {
          delegatingDepartment jointBodies serviceObjects handlingScope quantityLimit intermediaryServices { name feeStandard basis }
          statutoryLimitNote promisedLimitNote onlineReviewWorkingDays intakeWorkingDays legalBasis { law article } acceptanceConditions
          materials { name code kind necessity condition source originals copies basis issuingBody ${documents} fillingNotes acceptanceStandard isCommitmentAccepted }
          steps { name officer workingDays standard result responsibility }
          specialLinks { name workingDays basis circumstances examination responsibility }
          isCharged fees { name standard basis waiverBasis } place windows { code } officeHours contactPhone complaintPhone
          result resultType resultSample { name reference } collectionWays deliveryWorkingDays maxOnSiteVisits isAgencyOffered isAgencyFree onlineDepth
          isAppointmentOffered isOnlinePaymentOffered isCourierOffered isGapTolerated questions { question answer }
        } } }`,
      ANONYMOUS,
    )) as { serviceItem: object };
    expect(serviceItem).toEqual({ ...item, bodyCreditCode: null, guide: { ...elements, windows: [{ code: 'W-1' }] } });
  });

  it('tells of a window that is of another department', async () => {
    expect(await draft({}, { windowCodes: ['W-8'] })).toMatchObject({ draft: { findings: [{ rule: 'WINDOW_OF_ANOTHER_DEPARTMENT', element: 'windows[1]' }] } });
    expect(await publish()).toEqual({ code: 'GUIDE_CONTRADICTS' });
  });

  it('keeps a guide of as many characters as it takes, and refuses one more', async () => {
    const conditions = Array.from({ length: 40 }, () => '宅'.repeat(480));
    expect(await draft({}, { acceptanceConditions: conditions })).toMatchObject({ draft: { version: 1 } });
    expect(await draft({}, { acceptanceConditions: [...conditions, ...conditions] }, { version: 1 })).toEqual({ code: 'GUIDE_LENGTH' });
    const prose = '𠮷'.repeat(2400);
    expect(await draft({ content: prose, policyBasis: prose, staffInformation: prose, feeStandard: prose }, {}, { version: 1 })).toMatchObject({ draft: { version: 2 } });
    expect(await draft({ content: prose, policyBasis: prose, staffInformation: prose, feeStandard: prose, handlingProcedure: prose }, {}, { version: 2 })).toEqual({ code: 'GUIDE_LENGTH' });
  });

  it('shows with a case the guide it was accepted under, whatever is published afterwards', async () => {
    await draft({}, { result: '旧证' });
    await publish({ effectiveFrom: '2012-07-02' });
    const caseNo = await desk.receive();
    await desk.accept(caseNo);
    await draft({ promisedWorkingDays: 8 }, { result: '新证', steps: [aStep({ workingDays: 8 })] });
    await publish({ effectiveFrom: '2012-07-02' });
    expect(await desk.read(caseNo, 'item { version promisedWorkingDays guide { result } }')).toEqual({ item: { version: 3, promisedWorkingDays: 10, guide: { result: '旧证' } } });
    expect(await desk.query(`{ serviceItem(implementationCode: "${LAND_ITEM}") { version guide { result } } }`)).toEqual({ serviceItem: { version: 4, guide: { result: '新证' } } });
  });

  it('reads a guide and a draft that were kept before the further elements', async () => {
    await draft();
    await publish({ effectiveFrom: '2012-07-02' });
    await draft();
    const { questions: _, windowCodes, jointBodies, isCharged, ...before } = aGuide();
    const { catalogueCode, ...itemBefore } = anItem();
    // What the columns held before; the types of today know no such guide.
    const [guide, item] = [before as unknown as ServiceGuide, itemBefore as unknown as ItemContent];
    const { database } = desk.subgraph;
    await database.transaction(testContext(), async (tx) => {
      await database.manager(tx).update(ServiceGuideEntity, { implementationCode: LAND_ITEM, version: 3 }, { guide });
      await database.manager(tx).update(ItemDraftEntity, { implementationCode: LAND_ITEM }, { guide, item });
    });
    const elements = 'guide { jointBodies isCharged questions { answer } windows { code } } findings { rule }';
    const notStated = { guide: { jointBodies, isCharged, questions: [], windows: windowCodes }, findings: [] };
    expect(await desk.query(`{ serviceItem(implementationCode: "${LAND_ITEM}") { catalogueCode ${elements} } itemDraft(implementationCode: "${LAND_ITEM}") { ${elements} } }`)).toEqual({
      serviceItem: { catalogueCode, ...notStated },
      itemDraft: notStated,
    });
    expect(await publish({ effectiveFrom: '2012-07-02' })).toMatchObject({ item: { version: 4 } });
  });

  it('is not published before a version that is scheduled already, which would take its place', async () => {
    await draft();
    await publish({ effectiveFrom: '2012-08-01' });
    await draft();
    expect(await publish({ effectiveFrom: '2012-07-31' })).toEqual({ code: 'VERSION_SCHEDULED_LATER' });
    expect(await publish({ effectiveFrom: '2012-08-01' })).toMatchObject({ item: { version: 4 } });
  });

  it('is drafted for a division that the drafter answers for', async () => {
    expect(await draft({}, {}, { division: '350199102000' })).toEqual({ code: 'DIVISION_OUTSIDE_TOWNSHIP' });
  });

  it('looks over the whole catalogue', async () => {
    await draft({}, { steps: [] });
    await publish({ effectiveFrom: '2012-07-02' });
    expect(await desk.query('{ guideFindings { item { implementationCode version } findings { rule severity } } }', head)).toEqual({
      guideFindings: [{ item: { implementationCode: LAND_ITEM, version: 3 }, findings: [{ rule: 'STEPS_MISSING', severity: 'WARNING' }] }],
    });
    const asks = (as: Principal) => desk.query('{ guideFindings { item { implementationCode } } }', as);
    expect(await asks(leader)).toEqual({ guideFindings: [{ item: { implementationCode: LAND_ITEM } }] });
    expect(await asks({ ...head, departmentCode: 'GS-CONSTRUCTION' })).toEqual({ guideFindings: [] });
    await expect(asks(ANONYMOUS)).rejects.toThrow();
    await expect(asks(person.analyst())).rejects.toThrow();
  });
});
