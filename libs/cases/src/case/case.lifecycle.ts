/** Where an open case stands (在办状态). */
export const OPEN_STATES = ['RECEIVED', 'SUPPLEMENT_REQUESTED', 'ACCEPTED', 'IN_REVIEW', 'SUSPENDED', 'TRANSFERRED', 'DECIDED'] as const;

/** How a case can be closed (办结状态). */
export const CLOSED_STATES = ['COMPLETED', 'DELIVERED', 'NOT_ACCEPTED', 'REFUSED', 'WITHDRAWN', 'INVALIDATED', 'LAPSED', 'TERMINATED'] as const;

/** Where a case stands (办件状态). */
export const CASE_STATES = [...OPEN_STATES, ...CLOSED_STATES] as const;

export type CaseState = (typeof CASE_STATES)[number];

/** What moves a case (办理步骤); `deemAccept`, `lapse` and `lapseGap` are taken by timers. */
export const CASE_STEPS = [
  'accept',
  'deemAccept',
  'requestSupplement',
  'resubmit',
  'lapse',
  'beginReview',
  'suspend',
  'resume',
  'extend',
  'transfer',
  'takeBack',
  'grant',
  'refuse',
  'complete',
  'deliver',
  'withdraw',
  'invalidate',
  'preReview',
  'supplyGap',
  'lapseGap',
  'checkCommitment',
  'terminate',
] as const;

export type CaseStep = (typeof CASE_STEPS)[number];

/**
 * State × step → next state; a missing cell is a refusal. 行政许可法 §32 for intake, §38 for the decision, §42 for the
 * extension, §44 for delivery, §45 for special procedures; 安阳市政务服务条例 §36-38 for pre-review and tolerated gaps.
 */
const TRANSITIONS: Readonly<Record<CaseState, Readonly<Partial<Record<CaseStep, CaseState>>>>> = {
  RECEIVED: {
    accept: 'ACCEPTED',
    deemAccept: 'ACCEPTED',
    requestSupplement: 'SUPPLEMENT_REQUESTED',
    refuse: 'NOT_ACCEPTED',
    withdraw: 'WITHDRAWN',
    invalidate: 'INVALIDATED',
    preReview: 'RECEIVED',
  },
  SUPPLEMENT_REQUESTED: { resubmit: 'RECEIVED', lapse: 'LAPSED', withdraw: 'WITHDRAWN', invalidate: 'INVALIDATED' },
  ACCEPTED: {
    beginReview: 'IN_REVIEW',
    suspend: 'SUSPENDED',
    extend: 'ACCEPTED',
    transfer: 'TRANSFERRED',
    grant: 'DECIDED',
    refuse: 'REFUSED',
    complete: 'COMPLETED',
    withdraw: 'WITHDRAWN',
    invalidate: 'INVALIDATED',
    ...afterAcceptance('ACCEPTED'),
  },
  IN_REVIEW: {
    suspend: 'SUSPENDED',
    extend: 'IN_REVIEW',
    transfer: 'TRANSFERRED',
    grant: 'DECIDED',
    refuse: 'REFUSED',
    withdraw: 'WITHDRAWN',
    invalidate: 'INVALIDATED',
    ...afterAcceptance('IN_REVIEW'),
  },
  SUSPENDED: { resume: 'IN_REVIEW', withdraw: 'WITHDRAWN', invalidate: 'INVALIDATED', ...afterAcceptance('SUSPENDED') },
  TRANSFERRED: { takeBack: 'IN_REVIEW', complete: 'COMPLETED', withdraw: 'WITHDRAWN', invalidate: 'INVALIDATED', ...afterAcceptance('TRANSFERRED') },
  DECIDED: { complete: 'COMPLETED', invalidate: 'INVALIDATED', checkCommitment: 'DECIDED', terminate: 'TERMINATED' },
  COMPLETED: { deliver: 'DELIVERED' },
  DELIVERED: {},
  NOT_ACCEPTED: {},
  REFUSED: {},
  WITHDRAWN: {},
  INVALIDATED: {},
  LAPSED: {},
  TERMINATED: {},
};

/** What is possible from acceptance to the decision and changes nothing of where the case stands, and the two endings that need acceptance. */
function afterAcceptance(state: CaseState): Readonly<Partial<Record<CaseStep, CaseState>>> {
  return { supplyGap: state, lapseGap: 'WITHDRAWN', checkCommitment: state, terminate: 'TERMINATED' };
}

/** The state after a step, or null when the step is not possible from here. */
export function nextCaseState(state: CaseState, step: CaseStep): CaseState | null {
  return TRANSITIONS[state][step] ?? null;
}

/** The steps that a person or a timer may take from here. */
export function stepsFrom(state: CaseState): readonly CaseStep[] {
  return CASE_STEPS.filter((step) => TRANSITIONS[state][step] !== undefined);
}

const TIMER_STEPS: ReadonlySet<CaseStep> = new Set(['deemAccept', 'lapse', 'lapseGap']);

/** The steps that a person may take from here; a refusal lists them. */
export function personStepsFrom(state: CaseState): readonly CaseStep[] {
  return stepsFrom(state).filter((step) => !TIMER_STEPS.has(step));
}

const CLOSED: ReadonlySet<CaseState> = new Set(CLOSED_STATES);

/** Whether a case still waits for the department; an open case keeps its applicant from filing the same item again. */
export function isOpen(state: CaseState): boolean {
  return !CLOSED.has(state);
}
