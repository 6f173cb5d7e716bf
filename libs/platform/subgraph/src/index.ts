export type {
  AccessTable,
  Policy,
  RequestScope,
  ResolverMap,
  RunningSubgraph,
  SubgraphContext,
  SubgraphDefinition,
  SubgraphModule,
  SubgraphRequest,
} from './contracts';
export { defineSubgraph, subgraphSdl } from './define-subgraph';
export type { PlatformCode } from './errors';
export { PLATFORM_CODES, platformError } from './errors';
export { admitRow } from './field-guards';
export { hostSubgraph } from './http/host-subgraph';
export { registerOperations } from './http/operations-routes';
export type { ServedSubgraph, ServeOptions } from './http/serve-subgraph';
export { serveSubgraph } from './http/serve-subgraph';
export type { Loader, RowLoader } from './loaders';
export { batchByKey, batchListByKey, batchMap, loaderFamily } from './loaders';
export { mergeResolvers } from './merge-resolvers';
export type { UserErrorFields } from './mutation-result';
export { mutationResult } from './mutation-result';
export type { NationalCode, NationalCodeTable } from './national-codes';
export { nationalCodeTables } from './national-codes';
export { Lifecycle } from './record/lifecycle';
export { nextRecordNo } from './record/record-number';
export { recordResult } from './record/record-result';
export type { RecordStepInput, RecordStepScope } from './record/record-step.service';
export { pascalCase, RecordStepService } from './record/record-step.service';
export type { MetricDefinition, MoneyFigure, RateFigure } from './shared/figures';
export { moneyFigure, rateFigure } from './shared/figures';
export type { StartOptions } from './start-subgraph';
export { runSubgraph, startSubgraph } from './start-subgraph';
