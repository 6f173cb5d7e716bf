import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a study session stands (学习状态). */
export const STUDY_SESSION_STATES = ['PLANNED', 'HELD', 'CANCELLED'] as const;

export type StudySessionState = (typeof STUDY_SESSION_STATES)[number];

export const STUDY_SESSION_STEPS = ['hold', 'attend', 'makeUp', 'cancel'] as const;

export type StudySessionStep = (typeof STUDY_SESSION_STEPS)[number];

/** Attendance belongs to a session that was held; one that was held cannot be cancelled any more. */
export const studyLifecycle = new Lifecycle<StudySessionState, StudySessionStep>(
  {
    PLANNED: { hold: 'HELD', cancel: 'CANCELLED' },
    HELD: { attend: 'HELD', makeUp: 'HELD' },
    CANCELLED: {},
  },
  STUDY_SESSION_STEPS,
);
