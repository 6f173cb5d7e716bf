import { DivisionCode, parseText } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import type { StoreScoringQueryInput } from '../__generated__/resolver-types';
import { AgreementError } from '../agreement/agreement.errors';
import { hashOfQuery, parseQueryText } from './query-text';
import type { ScoringQueryEntity } from './scoring-query.entity';
import type { ScoringQueryRepository } from './scoring-query.repository';

export class ScoringQueryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queries: ScoringQueryRepository,
  ) {}

  /** Stores a query under the hash of its text and answers the hash; the same text again is the same query. */
  store(ctx: OperationContext, { idempotencyKey, township, name, text }: StoreScoringQueryInput): Promise<string> {
    const parsed = { name: parseText('name', name, 200), text: parseQueryText(text), divisionCode: DivisionCode.parse(township) };
    const hash = hashOfQuery(parsed.text);
    return this.unitOfWork.run(ctx, { name: 'personnel.storeScoringQuery', idempotencyKey, input: { hash, name: parsed.name, township } }, async (tx, journal) => {
      const query = { ...parsed, hash, storedBy: tx.principal.staffNo ?? null, storedAt: tx.clock.now() };
      const isNew = await this.queries.keep(tx, query);
      if (isNew) journal.audit({ action: 'scoringQuery.store', entityType: 'ScoringQuery', entityId: hash, divisionCode: township, change: { name: parsed.name } });
      return hash;
    });
  }

  async get(ctx: OperationContext, hash: string): Promise<ScoringQueryEntity> {
    const [query] = await this.queries.findByHashes(ctx, [hash]);
    if (!query) throw new AgreementError('SCORING_QUERY_UNKNOWN', `There is no stored query ${hash.slice(0, 64)}: store its text first.`);
    return query;
  }
}
