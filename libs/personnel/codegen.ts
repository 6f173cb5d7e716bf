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
    AgreementSignature: '../agreement/agreement-signature.entity#AgreementSignatureEntity',
    AgreementIndicator: '../agreement-indicator/agreement-indicator.entity#AgreementIndicatorEntity',
    ScoringRule: '../agreement-indicator/agreement-indicator.entity#AgreementIndicatorEntity',
    IndicatorQuery: '../agreement-indicator/agreement-indicator.entity#AgreementIndicatorEntity',
    ScoringQuery: '../scoring-query/scoring-query.entity#ScoringQueryEntity',
    AgreementScore: '../agreement-score/agreement-score.loaders#ScoreFigure',
    IndicatorScore: '../agreement-score/agreement-score.loaders#CountedScore',
    TargetCoverage: '../target-coverage/target-coverage#TargetCoverage',
    AgreementCoverage: '../agreement/agreement-coverage#AgreementCoverage',
    StudyCoverage: '../study/study-coverage#StudyCoverage',
    SatisfactionSurvey: '../satisfaction/satisfaction-survey.entity#SatisfactionSurveyEntity',
  },
} as const;
