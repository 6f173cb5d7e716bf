import type { AccessRule } from '@mashang/platform-identity';
import { inOwnDivision, inPerson, withScope } from '@mashang/platform-identity';
import type { StudySessionEntity } from './study-session.entity';

const write = withScope('personnel:write');

/** Whoever keeps personnel records plans a session for a division of their own. */
export const planStudy: AccessRule<Pick<StudySessionEntity, 'divisionCode'>> = inOwnDivision(write);

/** Who was there is written down by the organiser, in person. */
export const ownStudySession: AccessRule<Pick<StudySessionEntity, 'organiserStaffNo'>> = inPerson(
  write,
  (row: Pick<StudySessionEntity, 'organiserStaffNo'>) => row.organiserStaffNo,
);

export const readStudy: AccessRule<Pick<StudySessionEntity, 'divisionCode'>> = inOwnDivision(withScope('personnel:read'));

export const studyAccess = {
  Query: { studySession: readStudy, studySessions: readStudy },
  Mutation: {
    planStudySession: planStudy,
    holdStudySession: ownStudySession,
    recordStudyAttendance: ownStudySession,
    recordMakeUpStudy: ownStudySession,
    cancelStudySession: ownStudySession,
  },
} as const;
