export type { OperationContext, Transaction } from './operation-context';
export type {
  AuditEntry,
  ClassOf,
  Database,
  DatabaseOptions,
  DomainEvent,
  Journal,
  MutationRequest,
  UnitOfWork,
} from './contracts';
export type { PersistenceErrorCode } from './errors';

export type { OpenDatabaseOptions } from './database';
export { openDatabase } from './database';
export { migrate, migrateDown, pendingMigrations } from './migrate';
export { schemaDifferences } from './schema-differences';

export type { CheckDefinition, ForeignKeyDefinition, TableDefinition } from './table-definition';
export { addColumns, createTable, dropTable } from './table-definition';
export type { RebuiltTable } from './rebuild-tables';
export { rebuildTables } from './rebuild-tables';
export { replaceChecks } from './replace-checks';
export { checkName, foreignKeyName, indexName } from './naming-strategy';
export type { ColumnFlags, PortableColumn } from './columns';
export { column, instantFromRaw, integerFromRaw } from './columns';
export { platformEntities, platformMigrations } from './platform-schema';

export { createUnitOfWork } from './unit-of-work';
export type { AuditHead, AuditVerdict } from './audit-chain';
export { auditHead, auditReads, verifyAuditChain } from './audit-chain';
export { AuditRecordEntity } from './audit.entity';
export { DueJobEntity } from './due-job.entity';
export type { DueJob, DueJobKey } from './due-jobs';
export { cancelJob, scheduleJob } from './due-jobs';
export type { DueJobHandler, DueJobRunner, DueJobRunnerParts } from './due-job-runner';
export { createDueJobRunner } from './due-job-runner';
export { OutboxMessageEntity } from './outbox.entity';
export type { DeliveredMessage, Delivery, DeliveryOutcome, EventHandler, EventHandlers, EventMessage, Inbox, InboxParts } from './inbox';
export { createInbox } from './inbox';
export type { DeadLetter, DeadLetters, DeadLettersParts } from './dead-letters';
export { createDeadLetters } from './dead-letters';
export { registerEventMetrics } from './event-metrics';
export { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
export type { EventParty, EventRelay } from './event-relay';
export { createEventRelay } from './event-relay';
export type { NatsRelay, NatsRelayOptions } from './nats-relay';
export { startNatsRelay } from './nats-relay';
export type { VersionedRow } from './versioned';
export { updateAtVersion } from './versioned';
export { nextNumber } from './number-series';
export { lockRows } from './row-lock';

export type { Connection, Edge, PageArguments, PageInfo } from './pagination';
export { fetchFirstPages, fetchPage, keysetPage, pageSize } from './pagination';
export type { KeysetColumn, KeysetList, KeysetValue } from './cursor';
export { decodeCursor, encodeCursor } from './cursor';

export { divisionCondition, whereDivisionIn, whereGroupIn } from './division-scope';
export { once, PRIMARY_KEY, uniqueViolationOf } from './unique-violation';
export { canonicalJson } from './canonical-json';
export type { RandomBytes } from './new-id';
export { newId } from './new-id';
export type { PersonalNumberKeys } from './personal-number-vault';
export { PersonalNumberVault, personalNumberVault } from './personal-number-vault';
