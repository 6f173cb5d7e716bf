import type { ItemContent, ServiceGuide } from './guide';

export type GuideSeverity = 'ERROR' | 'WARNING';

/** What a rule finds: where, and what in two languages. */
export interface Found {
  /** The element, e.g. `materials[2]`, counted from 1 as people count. */
  readonly element: string;
  readonly en: string;
  readonly zh: string;
}

/** What a guide says of the world outside it, as that world is. */
export interface GuideSurroundings {
  readonly departmentCode: string;
  /** The department behind each window that exists, by the window's code. */
  readonly windowDepartments: ReadonlyMap<string, string>;
}

/** The surroundings of a department's guide, from the windows it names. */
export function surroundingsOf(departmentCode: string, windows: readonly { readonly code: string; readonly departmentCode: string }[]): GuideSurroundings {
  return { departmentCode, windowDepartments: new Map(windows.map((window) => [window.code, window.departmentCode])) };
}

export type Check = (item: ItemContent, guide: ServiceGuide, surroundings: GuideSurroundings) => readonly Found[];

/** How heavy a finding is, and what makes it: an error keeps a guide from being published, a warning is told and lets it pass. */
export type GuideRule = readonly [severity: GuideSeverity, check: Check];

/** One finding, or none. */
export const when = (isWrong: boolean, element: string, en: string, zh: string): readonly Found[] => (isWrong ? [{ element, en, zh }] : []);

export const isBlank = (text: string | null): boolean => text === null || text.trim() === '';
