import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { sessionRates } from './study-coverage';
import type { StudySessionEntity } from './study-session.entity';
import { readStudy } from './study.access';

function studyResult({ operation, services }: PersonnelContext, id: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'StudySessionPayload' as const, session: await services.studySessions.get(operation, id) }));
}

async function ratesOf({ id: sessionId }: StudySessionEntity, { operation, loaders }: PersonnelContext) {
  const counted = await loaders.study.attendanceBySession.load(sessionId);
  return sessionRates(counted ?? { sessionId, invited: 0, present: 0, madeUp: 0 }, operation.clock.now());
}

export const studyResolvers = {
  Query: {
    studySession: async (_, { id }, { operation, services }) => {
      const session = await services.study.findById(operation, id);
      return session && admitRow(readStudy, operation.principal, session);
    },
    studySessions: (_, { division, period, first, after }, { operation, services }) => {
      admitRow(readStudy, operation.principal, { divisionCode: division });
      return services.study.page(operation, division, period, { first, after });
    },
  },
  Mutation: {
    planStudySession: async (_, { input }, { operation, services }) => ({
      session: await services.studySessions.get(operation, await services.studySessions.plan(operation, input)),
    }),
    holdStudySession: (_, { input }, context) => studyResult(context, input.id, context.services.studySessions.hold(context.operation, input)),
    recordStudyAttendance: (_, { input }, context) => studyResult(context, input.id, context.services.studySessions.recordAttendance(context.operation, input)),
    recordMakeUpStudy: (_, { input }, context) => studyResult(context, input.id, context.services.studySessions.makeUp(context.operation, input)),
    cancelStudySession: (_, { input }, context) => studyResult(context, input.id, context.services.studySessions.cancel(context.operation, input)),
  },
  StudySession: {
    division: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    organiser: ({ organiserStaffNo }, _, { loaders }) => (organiserStaffNo === null ? null : loaders.officers.byStaffNo.load(organiserStaffNo)),
    attendance: async (session, _, context) => (await ratesOf(session, context)).attendance,
    coverage: async (session, _, context) => (await ratesOf(session, context)).coverage,
    attendances: ({ id }, { first, after }, { operation, services, loaders }) =>
      typeof after === 'string' ? services.study.pageAttendances(operation, id, { first, after }) : loaders.study.firstAttendances({ first }).get(id),
    missing: ({ id }, { first, after }, { operation, services, loaders }) =>
      typeof after === 'string' ? services.study.pageMissing(operation, id, { first, after }) : loaders.study.firstMissing({ first }).get(id),
  },
  StudyAttendance: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
  },
} satisfies Resolvers;
