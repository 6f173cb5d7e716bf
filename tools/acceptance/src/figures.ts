/** The answer to the work report's operation, as far as the comparison reads it. */
type Fields = Readonly<Record<string, unknown>>;

interface Answer extends Fields {
  readonly division: Fields;
}

function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? (found as Fields)[key] : undefined), value);
}

function listAt(value: unknown, ...path: readonly (string | number)[]): readonly Fields[] {
  const found = at(value, ...path);
  if (!Array.isArray(found)) throw new Error(`No list at ${path.join('.')}`);
  return found as Fields[];
}

const rate = (value: unknown, ...path: readonly string[]): readonly unknown[] => ['numerator', 'denominator', 'value'].map((field) => at(value, ...path, field));

function acceptedByItem(division: Fields, department: string): Readonly<Record<string, unknown>> {
  const found = listAt(division, 'serviceCenter', 'departments').find(({ code }) => code === department);
  const rows = listAt(found, 'caseStatistics', 'byItem').map((row) => [at(row, 'item', 'name'), at(row, 'accepted')] as const);
  return Object.fromEntries(rows.map(([name, accepted]) => [String(name), accepted]));
}

/** Every blank of the report's figures paragraph, by the question of the domain page that asks for it. */
export function reportFigures({ division }: Answer): Fields {
  return {
    q1LandItemsAccepted: acceptedByItem(division, 'GS-LAND'),
    q2ConstructionItemsAccepted: acceptedByItem(division, 'GS-CONSTRUCTION'),
    q3Appliances: at(division, 'toDate', 'applianceSubsidy'),
    q3ApplianceCasesAccepted: acceptedByItem(division, 'GS-APPLIANCE-SUBSIDY'),
    q4FiveGuarantee: at(division, 'toDate', 'fiveGuarantee'),
    q5Allowances: at(division, 'halfYear'),
    q6CompletionRate: rate(division, 'caseStatistics', 'completionRate'),
    q6ByWindow: Object.fromEntries(
      listAt(division, 'serviceCenter', 'windows').map((window) => [String(window['name']), rate(window, 'caseStatistics', 'completionRate')]),
    ),
    q7AgreementsOfVillages: rate(division, 'agreementCoverage', 'villages'),
    q7AgreementsOfUnits: rate(division, 'agreementCoverage', 'units'),
    q8Center: ['name', 'areaSquareMetres', 'openedOn'].map((field) => at(division, 'serviceCenter', field)),
    q8Departments: listAt(division, 'serviceCenter', 'departments').map(({ name }) => name),
    q9Projects: at(division, 'projectStatistics', 'count'),
    q9ByStage: Object.fromEntries(listAt(division, 'projectStatistics', 'byStage').map(({ stage, count }) => [String(stage), count])),
    q9PreliminaryFinished: listAt(division, 'projectStatistics', 'preliminaryFinished').map(({ name }) => name),
    q9LandAcquisition: listAt(division, 'projectStatistics', 'landAcquisitionUnderWay').map(({ name }) => name),
    q10Investment: ['done', 'yearToDate', 'planned'].map((field) => at(division, 'projectStatistics', field, 'wanYuan')),
    q10Ratio: at(division, 'projectStatistics', 'completionRatio', 'value'),
    q10Schedule: [at(division, 'projectStatistics', 'scheduleRatio', 'value'), at(division, 'projectStatistics', 'scheduleGapPoints')],
    q11PostCoverage: rate(division, 'postCoverage', 'rate'),
    q12Disclosure: rate(division, 'serviceCenter', 'disclosureCompleteness'),
    q13Study: rate(division, 'studyCoverage', 'rate'),
    q14Citizens: rate(division, 'caseStatistics', 'satisfactionRate'),
    q14Others: Object.fromEntries(listAt(division, 'satisfactionSurveys').map((survey) => [String(survey['instrument']), rate(survey, 'rate')])),
    q15TripsSaved: at(division, 'caseStatistics', 'tripsSaved', 'trips'),
  };
}
