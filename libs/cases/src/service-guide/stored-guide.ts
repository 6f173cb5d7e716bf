import type { GuideStep, ItemContent, MaterialRequirement, ServiceGuide, SpecialLink } from './guide';

/*
 * Elements that came later than the first guides. JSON that was kept before says nothing of them, so they read as not stated:
 * null, or an empty list. Nothing is supposed in their place.
 */

const GUIDE_ELEMENTS = {
  delegatingDepartment: null,
  jointBodies: [],
  serviceObjects: [],
  handlingScope: null,
  quantityLimit: null,
  intermediaryServices: [],
  statutoryLimitNote: null,
  promisedLimitNote: null,
  onlineReviewWorkingDays: null,
  intakeWorkingDays: null,
  windowCodes: [],
  resultType: null,
  resultSample: null,
  collectionWays: [],
  isAppointmentOffered: null,
  isOnlinePaymentOffered: null,
  isCourierOffered: null,
  isGapTolerated: null,
  questions: [],
} as const satisfies Partial<ServiceGuide>;

const MATERIAL_ELEMENTS = {
  code: null,
  kind: null,
  issuingBody: null,
  blankForm: null,
  sample: null,
  fillingNotes: null,
  acceptanceStandard: null,
  isCommitmentAccepted: false,
} as const satisfies Partial<MaterialRequirement>;

const STEP_ELEMENTS = { result: null, responsibility: null } as const satisfies Partial<GuideStep>;

const LINK_ELEMENTS = { circumstances: null, examination: null, responsibility: null } as const satisfies Partial<SpecialLink>;

const ITEM_ELEMENTS = {
  catalogueCode: null,
  handlingItemCode: null,
  exerciseLevel: null,
  powerSource: null,
  bodyNature: null,
  bodyCreditCode: null,
} as const satisfies Partial<ItemContent>;

/** A guide as it was kept, with all elements; fees that were listed were charged. */
export function completeGuide(stored: Omit<ServiceGuide, 'isCharged'> & { readonly isCharged?: boolean }): ServiceGuide {
  return {
    ...GUIDE_ELEMENTS,
    ...stored,
    isCharged: stored.isCharged ?? stored.fees.length > 0,
    materials: stored.materials.map((material) => ({ ...MATERIAL_ELEMENTS, ...material })),
    steps: stored.steps.map((step) => ({ ...STEP_ELEMENTS, ...step })),
    specialLinks: stored.specialLinks.map((link) => ({ ...LINK_ELEMENTS, ...link })),
  };
}

/** What a draft of before says of its item, with all elements. */
export function completeItem(stored: ItemContent): ItemContent {
  return { ...ITEM_ELEMENTS, ...stored };
}
