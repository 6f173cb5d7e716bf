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
    AccountabilityRecord: '../accountability/accountability.entity#AccountabilityRecordEntity',
    AccountabilityGrade: '../accountability/accountability-grade.entity#AccountabilityGradeEntity',
    InterestDeclaration: '../interest-declaration/interest-declaration.entity#InterestDeclarationEntity',
    Case: '../external/references#CaseReference',
    SatisfactionSurvey: '../satisfaction/satisfaction-survey.entity#SatisfactionSurveyEntity',
  },
} as const;
