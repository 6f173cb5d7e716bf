/** What each GraphQL type of this subgraph is in memory, so that a plain property needs no resolver. */
export const codegen = {
  contextType: '../welfare.context#WelfareContext',
  mappers: {
    Programme: '../programme/programme#Programme',
    Household: '../household/household.entity#HouseholdEntity',
    Resident: '../household/resident.entity#ResidentEntity',
    Payment: '../payment/payment.entity#PaymentEntity',
    ApplianceSubsidyClaim: '../appliance-claim/appliance-claim.entity#ApplianceClaimEntity',
    SubsidyRule: '../appliance-claim/subsidy-rule.entity#SubsidyRuleEntity',
    WelfareStatistics: '../welfare-statistics/welfare-statistics.loaders#WelfareStatistics',
    WelfareTotals: '../welfare-statistics/welfare-figures#WelfareTotals',
    ApplianceTotals: '../welfare-statistics/welfare-figures#ApplianceTotals',
    Division: '../external/references#DivisionReference',
  },
} as const;
