/** Where a case stands (办件状态). */
export const CASE_STATES = ['RECEIVED', 'ACCEPTED', 'COMPLETED', 'REFUSED'] as const;

export type CaseState = (typeof CASE_STATES)[number];

/** What moves a case (办理步骤). */
export const CASE_STEPS = ['accept', 'complete', 'refuse'] as const;

export type CaseStep = (typeof CASE_STEPS)[number];

/** State × step → next state; a missing cell is a refusal (受理、办结、不予受理或不予办理). */
const TRANSITIONS: Readonly<Record<CaseState, Readonly<Partial<Record<CaseStep, CaseState>>>>> = {
  RECEIVED: { accept: 'ACCEPTED', refuse: 'REFUSED' },
  ACCEPTED: { complete: 'COMPLETED', refuse: 'REFUSED' },
  COMPLETED: {},
  REFUSED: {},
};

/** The state after a step, or null when the step is not possible from here. */
export function nextCaseState(state: CaseState, step: CaseStep): CaseState | null {
  return TRANSITIONS[state][step] ?? null;
}

/** Whether a case still waits for the department; an open case keeps its applicant from filing the same item again. */
export function isOpen(state: CaseState): boolean {
  return Object.keys(TRANSITIONS[state]).length > 0;
}
