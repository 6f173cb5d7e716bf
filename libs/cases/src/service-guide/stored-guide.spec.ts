import { aGuide, aLink, anItem } from '../../test/guide.builder';
import type { ServiceGuide } from './guide';
import { completeGuide, completeItem } from './stored-guide';

/** A guide as the first version of the graph kept it. */
const FIRST = {
  legalBasis: [{ law: '土地登记办法', article: '第二十五条' }],
  acceptanceConditions: ['本村村民'],
  materials: [{ name: '户口簿', necessity: 'REQUIRED', condition: null, source: 'APPLICANT', originals: 1, copies: 1, basis: '土地登记办法' }],
  steps: [{ name: '受理', officer: '窗口人员', workingDays: 1, standard: '材料齐全' }],
  specialLinks: [{ name: '公告', workingDays: 15, basis: '土地登记办法' }],
  fees: [{ name: '工本费', standard: '10元', basis: '价格目录', waiverBasis: null }],
  place: '便民服务中心1号窗口',
  officeHours: '08:15-12:00',
  contactPhone: '0000-0000000',
  complaintPhone: '0000-0000001',
  result: '土地使用证',
  deliveryWorkingDays: 10,
  maxOnSiteVisits: 1,
  isAgencyOffered: true,
  isAgencyFree: true,
  onlineDepth: 0,
};

describe('a guide that was kept before the further elements', () => {
  // JSON of the database, which the types of today describe only once it is completed.
  const completed = completeGuide(FIRST as unknown as ServiceGuide);

  it('reads with every element, and says of the new ones that they are not stated', () => {
    const { isCharged, ...rest } = completed;
    expect(Object.keys(completed).sort()).toEqual(Object.keys(aGuide()).sort());
    expect(isCharged).toBe(true);
    expect(rest).toMatchObject(FIRST);
    expect(completed.materials[0]).toEqual({ ...FIRST.materials[0], code: null, kind: null, issuingBody: null, blankForm: null, sample: null, fillingNotes: null, acceptanceStandard: null, isCommitmentAccepted: false });
    expect(Object.keys(completed.specialLinks[0] ?? {}).sort()).toEqual(Object.keys(aLink()).sort());
    expect([completed.isAppointmentOffered, completed.isGapTolerated, completed.serviceObjects]).toEqual([null, null, []]);
  });

  it('is free when no fee was listed', () => {
    expect(completeGuide({ ...FIRST, fees: [] } as unknown as ServiceGuide).isCharged).toBe(false);
  });

  it('leaves a guide of today as it is', () => {
    expect(completeGuide(aGuide({ isCharged: true, jointBodies: ['派出所'] }))).toEqual(aGuide({ isCharged: true, jointBodies: ['派出所'] }));
    expect(completeItem(anItem({ bodyNature: 'STATUTORY' }))).toEqual(anItem({ bodyNature: 'STATUTORY' }));
  });
});
