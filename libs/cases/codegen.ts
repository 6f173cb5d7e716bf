/** What each GraphQL type of this subgraph is in memory, so that a plain property needs no resolver. */
export const codegen = {
  contextType: '../cases.context#CasesContext',
  mappers: {
    ServiceCenter: '../service-center/service-center.entity#ServiceCenterEntity',
    ServiceWindow: '../service-center/service-window.entity#ServiceWindowEntity',
    AgencyPoint: '../agency-point/agency-point.entity#AgencyPointEntity',
    ServiceItem: '../service-item/service-item.entity#ServiceItemEntity',
    Case: '../case/case.entity#CaseEntity',
    CaseEvent: '../case/case-event.entity#CaseEventEntity',
    SupplementNotice: '../supplement-notice/supplement-notice.entity#SupplementNoticeEntity',
    SpecialProcedure: '../special-procedure/special-procedure.entity#SpecialProcedureEntity',
    TrackedCase: '../case/case.entity#CaseEntity',
    Certificate: '../certificate/certificate.repository#Certificate',
    Rectification: '../rectification/rectification.entity#RectificationEntity',
    SupervisionAlert: '../supervision-alert/supervision-alert.entity#SupervisionAlertEntity',
    CaseStatistics: '../case-statistics/case-statistics.loaders#CaseStatistics',
    ItemCaseStatistics: '../case-statistics/case-counts#ItemCaseCounts',
    Division: '../external/references#DivisionReference',
    Department: '../external/references#DepartmentReference',
    Officer: '../external/references#OfficerReference',
  },
} as const;
