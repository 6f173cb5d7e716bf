import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { indexName, uniqueViolationOf } from '@mashang/platform-persistence';
import { nextRecordNo } from '@mashang/platform-subgraph';
import type { ReceiveBundleInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CaseService } from '../case/case.service';
import type { ServiceCenterRepository } from '../service-center/service-center.repository';
import type { CaseBundleRepository } from './case-bundle.repository';

const MOST_ITEMS = 12;

/** 一件事: one application, one transaction, a case for each department. */
export class CaseBundleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly bundles: CaseBundleRepository,
    private readonly centers: ServiceCenterRepository,
    private readonly intake: CaseService,
  ) {}

  /** Takes all of them in or none; the citizen came once, so one trip is counted. */
  async receive(ctx: OperationContext, input: ReceiveBundleInput): Promise<string> {
    const { idempotencyKey, division, items, window, channel, handlingMode, acting } = input;
    const name = parseText('TEXT_LENGTH', 'name', input.name, 100);
    if (items.length < 2 || items.length > MOST_ITEMS || new Set(items).size < items.length) {
      throw new CaseError('BUNDLE_ITEMS', `A bundle has 2 to ${MOST_ITEMS} different items, not ${items.length}: list each once, and receive a single one as a case.`);
    }
    const applicant = this.intake.trust(input.applicant);
    const asked = { name, division, items: [...items], window: window ?? null, channel, handlingMode, identifierHash: applicant.identifierHash };
    const receive = this.unitOfWork.run(ctx, { name: 'cases.receiveBundle', idempotencyKey, input: asked }, async (tx, journal) => {
      if (window != null && (await this.centers.findWindowsByCodes(tx, [window])).length === 0) {
        throw new CaseError('WINDOW_UNKNOWN', `There is no window ${window}: take the code from the service centre.`);
      }
      const receivedAt = tx.clock.now();
      const bundleNo = await nextRecordNo(this.database, tx, { series: 'cases.CaseBundle', letter: 'B' }, division);
      await this.bundles.insert(tx, { bundleNo, name, divisionCode: division, windowCode: window ?? null, receivedBy: tx.principal.staffNo ?? null, receivedAt });
      for (const [position, implementationCode] of items.entries()) {
        const application = { implementationCode, division, channel, handlingMode, acting: acting ?? null, window: null, agencyPoint: null, materials: [] };
        await this.intake.file(tx, journal, { application, applicant, bundleNo, isFirstDoor: position === 0 });
      }
      journal.audit({ action: 'caseBundle.receive', entityType: 'CaseBundle', entityId: bundleNo, divisionCode: division, change: { name, items: [...items] } });
      journal.publish({ type: 'CaseBundleReceived', key: bundleNo, divisionCode: division, payload: { bundleNo, items: [...items] } });
      return bundleNo;
    });
    return receive.catch((error: unknown) => {
      if (uniqueViolationOf(error) !== indexName('cases', ['open_case_key'])) throw error;
      throw new CaseError('OPEN_CASE_EXISTS', 'One of these items was received for the applicant at the same moment: look for the open case, and leave its item out.');
    });
  }
}
