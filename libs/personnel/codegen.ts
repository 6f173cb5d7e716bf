/** What each GraphQL type of this subgraph is in memory, so that a plain property needs no resolver. */
export const codegen = {
  contextType: '../personnel.context#PersonnelContext',
  mappers: {
    Division: '../division/division.entity#DivisionEntity',
    Department: '../department/department.entity#DepartmentEntity',
    Officer: '../officer/officer.entity#OfficerEntity',
    Post: '../post/post.entity#PostEntity',
    PostHolding: '../post/post-holding.entity#PostHoldingEntity',
    PostCoverage: '../post/post-coverage#PostCoverage',
    ResponsibilityAgreement: '../agreement/agreement.entity#AgreementEntity',
    AgreementCoverage: '../agreement/agreement-coverage#AgreementCoverage',
    StudyCoverage: '../study/study-coverage#StudyCoverage',
    StudySession: '../study/study-session.entity#StudySessionEntity',
    StudyAttendance: '../study/study-attendance.entity#StudyAttendanceEntity',
    Regulation: '../regulation/regulation.entity#RegulationEntity',
    RegulationVersion: '../regulation/regulation-version.entity#RegulationVersionEntity',
    SatisfactionSurvey: '../satisfaction/satisfaction-survey.entity#SatisfactionSurveyEntity',
  },
} as const;
