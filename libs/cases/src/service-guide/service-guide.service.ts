import { businessDateOf, DivisionCode, parseBusinessDate } from '@mashang/domain';
import { answersFor } from '@mashang/platform-identity';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { once, PRIMARY_KEY } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { DraftServiceItemInput, PublishServiceItemInput } from '../__generated__/resolver-types';
import { headOfDepartment, writeCase } from '../case/case.access';
import { CaseError } from '../case/case.errors';
import { missingElements } from '../service-item/disclosure';
import type { ServiceCenterRepository } from '../service-center/service-center.repository';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { ServiceItemRepository } from '../service-item/service-item.repository';
import type { ServiceGuide } from './guide';
import type { GuideSurroundings } from './guide-finding';
import { surroundingsOf } from './guide-finding';
import type { GuideFinding } from './guide-linter';
import { lintGuide } from './guide-linter';
import { parseGuide, parseItemContent } from './guide.inputs';
import type { ItemDraftEntity } from './item-draft.entity';
import type { ServiceGuideRepository } from './service-guide.repository';

/** A guide of the catalogue that the linter has something to say of. */
export interface ItemFindings {
  readonly item: ServiceItemEntity;
  readonly findings: readonly GuideFinding[];
}

export interface ServiceGuideParts {
  readonly unitOfWork: UnitOfWork;
  readonly items: ServiceItemRepository;
  readonly guides: ServiceGuideRepository;
  readonly centers: ServiceCenterRepository;
}

const CODE = /^[A-Z0-9][A-Z0-9-]{1,39}$/;

/** Writes the next version of an item and its guide, and publishes it when nothing is missing and nothing contradicts. */
export class ServiceGuideService {
  private readonly unitOfWork: UnitOfWork;
  private readonly items: ServiceItemRepository;
  private readonly guides: ServiceGuideRepository;
  private readonly centers: ServiceCenterRepository;

  constructor({ unitOfWork, items, guides, centers }: ServiceGuideParts) {
    this.unitOfWork = unitOfWork;
    this.items = items;
    this.guides = guides;
    this.centers = centers;
  }

  /** Keeps the draft, right or not: the linter says at once what is wrong, and publication waits for it. */
  async draft(ctx: OperationContext, input: DraftServiceItemInput): Promise<void> {
    const { idempotencyKey, implementationCode, division, version } = input;
    if (!CODE.test(implementationCode)) throw new CaseError('ITEM_CODE', `${implementationCode} is no implementation code: write 2 to 40 capitals, digits and dashes.`);
    DivisionCode.parse(division);
    const item = parseItemContent(input);
    const guide = parseGuide(input);
    const request = { name: 'cases.draftServiceItem', idempotencyKey, input: { implementationCode, division, version: version ?? null, item: { ...item }, guide: JSON.stringify(guide) } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      const { staffNo: draftedBy, departmentCode } = tx.principal;
      if (draftedBy === undefined || departmentCode === undefined) throw new CaseError('OWNER_MISSING', 'Somebody must answer for the draft: sign in as an officer of a department.');
      if (!answersFor(tx.principal, division)) throw new CaseError('DIVISION_OUTSIDE_TOWNSHIP', `${division} is no division you answer for: give your township.`);
      const newest = await this.items.findNewest(tx, implementationCode);
      if (newest) admitRow(writeCase, tx.principal, newest);
      const before = await this.guides.findDraft(tx, implementationCode);
      const changes = { item, guide, draftedAt: tx.clock.now(), draftedBy };
      if (before) {
        admitRow(writeCase, tx.principal, before);
        if (version == null) throw draftExists(implementationCode);
        await this.guides.advanceDraft(tx, implementationCode, version, changes);
      } else {
        const first = { ...changes, implementationCode, departmentCode: newest?.departmentCode ?? departmentCode, divisionCode: newest?.divisionCode ?? division, version: 1 };
        await once(PRIMARY_KEY, this.guides.insertDraft(tx, first), () => draftExists(implementationCode));
      }
      journal.audit({ action: 'serviceItem.draft', entityType: 'ServiceItem', entityId: implementationCode, divisionCode: division, change: { name: item.name, promisedWorkingDays: item.promisedWorkingDays } });
      return null;
    });
  }

  /**
   * Publishes the draft as the item's next version, in force from a day that has not passed, as the head of its department.
   * @throws CaseError `DISCLOSURE_INCOMPLETE` and `GUIDE_CONTRADICTS` with what to mend.
   */
  async publish(ctx: OperationContext, input: PublishServiceItemInput): Promise<number> {
    const { idempotencyKey, implementationCode, version } = input;
    const effectiveFrom = parseBusinessDate(input.effectiveFrom);
    const request = { name: 'cases.publishServiceItem', idempotencyKey, input: { implementationCode, version, effectiveFrom } };
    return this.unitOfWork.run(ctx, request, async (tx, journal) => {
      const draft = admitRow(headOfDepartment, tx.principal, await this.getDraft(tx, implementationCode));
      const now = tx.clock.now();
      if (effectiveFrom < businessDateOf(now)) throw new CaseError('EFFECTIVE_DAY_PAST', `${effectiveFrom} has passed: a version is in force from today at the earliest.`);
      const surroundings = await this.surroundings(tx, [draft.guide]);
      assertPublishable(draft, surroundings(draft.departmentCode));
      // The lock is taken and given up in one: whoever changed the draft meanwhile keeps it.
      await this.guides.advanceDraft(tx, implementationCode, version, {});
      await this.guides.deleteDraft(tx, implementationCode);
      const { divisionCode, departmentCode, item, guide } = draft;
      const newest = await this.items.findNewest(tx, implementationCode);
      if (newest && newest.effectiveFrom > effectiveFrom) {
        throw new CaseError('VERSION_SCHEDULED_LATER', `Version ${newest.version} comes into force on ${newest.effectiveFrom}: give that day or a later one, or it would replace this version.`);
      }
      const next = (newest?.version ?? 0) + 1;
      await this.items.insert(tx, { ...item, implementationCode, version: next, departmentCode, divisionCode, effectiveFrom });
      await this.guides.insertGuide(tx, { implementationCode, version: next, guide, publishedAt: now, publishedBy: tx.principal.staffNo ?? tx.principal.subject });
      journal.audit({ action: 'serviceItem.publish', entityType: 'ServiceItem', entityId: implementationCode, divisionCode, change: { version: next, effectiveFrom } });
      journal.publish({ type: 'ServiceItemPublished', key: implementationCode, divisionCode, payload: { implementationCode, version: next, effectiveFrom } });
      return next;
    });
  }

  async getDraft(ctx: OperationContext, implementationCode: string): Promise<ItemDraftEntity> {
    const draft = await this.guides.findDraft(ctx, implementationCode);
    if (!draft) throw new CaseError('DRAFT_UNKNOWN', `${implementationCode} has no draft: write one first.`);
    return draft;
  }

  /** The linter over the whole catalogue: the guides in force of a department, or of all, that have findings. */
  async findings(ctx: OperationContext, departmentCode: string | null, on: string): Promise<readonly ItemFindings[]> {
    const items = departmentCode === null ? await this.items.listInForce(ctx, on) : await this.items.listInForceByDepartments(ctx, [departmentCode], on);
    const guides = items.length === 0 ? [] : await this.guides.findVersions(ctx, items);
    const byCode = new Map(guides.map(({ implementationCode, guide }) => [implementationCode, guide]));
    const surroundings = await this.surroundings(ctx, [...byCode.values()]);
    return items
      .map((item) => {
        const guide = byCode.get(item.implementationCode);
        return { item, findings: guide ? lintGuide(item, guide, surroundings(item.departmentCode)) : [] };
      })
      .filter(({ findings }) => findings.length > 0);
  }

  /** The windows that the guides name, read once for all of them. */
  private async surroundings(ctx: OperationContext, guides: readonly ServiceGuide[]): Promise<(departmentCode: string) => GuideSurroundings> {
    const codes = [...new Set(guides.flatMap(({ windowCodes }) => windowCodes))];
    const windows = codes.length === 0 ? [] : await this.centers.findWindowsByCodes(ctx, codes);
    return (departmentCode) => surroundingsOf(departmentCode, windows);
  }
}

function draftExists(implementationCode: string): CaseError {
  return new CaseError('DRAFT_EXISTS', `${implementationCode} has a draft: read it, and give its version to change it.`);
}

function assertPublishable({ item, guide }: ItemDraftEntity, surroundings: GuideSurroundings): void {
  const missing = missingElements(item);
  if (missing.length > 0) throw new CaseError('DISCLOSURE_INCOMPLETE', `Not disclosed: ${missing.join(', ')}. Fill in all six elements, then publish.`, { missing: [...missing] });
  const errors = lintGuide(item, guide, surroundings).filter(({ severity }) => severity === 'ERROR');
  if (errors.length > 0) throw new CaseError('GUIDE_CONTRADICTS', `The guide contradicts itself: ${errors.map(({ element, en }) => `${element}: ${en}`).join('; ')}.`, { rules: errors.map(({ rule }) => rule) });
}
