import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import type { ServiceItemEntity } from './service-item.entity';

/** The report's five disclosures (五公开) and the fees that it adds, with the field of the item that shows each. */
const ELEMENTS = {
  SERVICE_CONTENT: 'content',
  PROCEDURE: 'handlingProcedure',
  POLICY_BASIS: 'policyBasis',
  SERVICE_PHONE: 'servicePhone',
  STAFF_INFO: 'staffInformation',
  FEE_STANDARD: 'feeStandard',
} as const satisfies Record<string, keyof ServiceItemEntity>;

export type DisclosureElement = keyof typeof ELEMENTS;

type Disclosed = Pick<ServiceItemEntity, (typeof ELEMENTS)[DisclosureElement]>;

const ELEMENT_NAMES: readonly DisclosureElement[] = ['SERVICE_CONTENT', 'PROCEDURE', 'POLICY_BASIS', 'SERVICE_PHONE', 'STAFF_INFO', 'FEE_STANDARD'];

const ITEM: MetricDefinition = {
  id: 'cases.disclosure.item',
  version: 1,
  en: 'elements of disclosure that hold text / the six elements (five disclosures and fees)',
  zh: '已公开要素数 ÷ 六项要素(五公开及收费标准)',
};

const CENTER: MetricDefinition = {
  id: 'cases.disclosure.center',
  version: 1,
  en: 'service items in force whose six elements all hold text / all service items in force',
  zh: '六项要素全部公开的现行服务事项数 ÷ 全部现行服务事项数',
};

/** The elements of which the item shows nothing but blanks. */
export function missingElements(item: Disclosed): readonly DisclosureElement[] {
  return ELEMENT_NAMES.filter((element) => item[ELEMENTS[element]].trim() === '');
}

export interface Disclosure {
  readonly score: RateFigure;
  readonly missing: readonly DisclosureElement[];
}

export function disclosureOf(item: Disclosed, asOf: Date): Disclosure {
  const missing = missingElements(item);
  return { missing, score: rateFigure(Rate.of(ELEMENT_NAMES.length - missing.length, ELEMENT_NAMES.length), ITEM, asOf) };
}

/** How many of the items are disclosed completely (五公开完整率). */
export function disclosureCompleteness(items: readonly Disclosed[], asOf: Date): RateFigure {
  const complete = items.filter((item) => missingElements(item).length === 0).length;
  return rateFigure(Rate.of(complete, items.length), CENTER, asOf);
}
