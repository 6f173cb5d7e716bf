/** What each GraphQL type of this subgraph is in memory, so that a plain property needs no resolver. */
export const codegen = {
  contextType: '../projects.context#ProjectsContext',
  mappers: {
    KeyProject: '../project/project.entity#ProjectEntity',
    AnnualPlan: '../plan/plan.entity#AnnualPlanEntity',
    MonthlyProgress: '../progress/progress.entity#MonthlyProgressEntity',
    Enterprise: '../enterprise/enterprise.entity#EnterpriseEntity',
    ProjectStatistics: '../project-statistics/project-figures#ProjectStatistics',
    Division: '../external/references#DivisionReference',
    Department: '../external/references#DepartmentReference',
    Officer: '../external/references#OfficerReference',
  },
} as const;
