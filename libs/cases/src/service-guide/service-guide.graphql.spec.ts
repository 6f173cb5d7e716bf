import { ANONYMOUS } from '@mashang/platform-identity';
import { aGuide, anItem } from '../../test/guide.builder';
import { LAND_ITEM, TOWNSHIP } from '../../test/hall.builder';
import { clerk, head, ServiceDesk } from '../../test/service-desk';
import type { ItemContent, ServiceGuide } from './guide';

describe('writing and publishing a guide', () => {
  let desk: ServiceDesk;

  beforeEach(async () => {
    desk = await ServiceDesk.open();
  });

  afterEach(() => desk.close());

  const draft = (item: Partial<ItemContent> = {}, guide: Partial<ServiceGuide> = {}, changes: object = {}, as = clerk) => {
    const { handlingProcedure: procedure, ...rest } = anItem(item);
    const input = { implementationCode: LAND_ITEM, division: TOWNSHIP, item: { ...rest, procedure }, guide: aGuide(guide), ...changes };
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
    expect(await desk.query(`{ serviceItem(implementationCode: "${LAND_ITEM}") { version } itemDraft(implementationCode: "${LAND_ITEM}") { version } }`)).toEqual({ serviceItem: { version: 1 }, itemDraft: null });
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

  it('looks over the whole catalogue', async () => {
    await draft({}, { steps: [] });
    await publish({ effectiveFrom: '2012-07-02' });
    expect(await desk.query('{ guideFindings { item { implementationCode version } findings { rule severity } } }', head)).toEqual({
      guideFindings: [{ item: { implementationCode: LAND_ITEM, version: 3 }, findings: [{ rule: 'STEPS_MISSING', severity: 'WARNING' }] }],
    });
  });
});
