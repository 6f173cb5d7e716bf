import { admitRow, mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { orPostEmpty } from '../coverage/coverage-result';
import { readAttendanceRule } from './attendance.access';
import { attendanceKey } from './attendance.loaders';

export const attendanceResolvers = {
  Query: {
    attendance: async (_, { officer, period, first, after }, { operation, services }) => {
      const { staffNo } = admitRow(readAttendanceRule, operation.principal, await services.attendance.officer(operation, officer));
      return services.attendanceRows.page(operation, staffNo, period, { first, after });
    },
  },
  Mutation: {
    checkInAttendance: async (_, { input }, { operation, services }) => ({ record: await services.attendance.checkIn(operation, input) }),
    checkOutAttendance: async (_, { input }, { operation, services }) => ({ record: await services.attendance.checkOut(operation, input) }),
    recordAway: (_, { input }, { operation, services }) =>
      orPostEmpty(services.attendance.recordAway(operation, input).then((records) => ({ __typename: 'RecordAwayPayload' as const, records: [...records] }))),
    correctAttendance: (_, { input }, { operation, services }) =>
      orPostEmpty(
        mutationResult(
          services.attendance.correct(operation, input),
          async () => ({ __typename: 'AttendancePayload' as const, record: await services.attendance.get(operation, input.officer, input.on) }),
          { STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }) },
        ),
      ),
  },
  AttendanceRecord: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
    on: ({ attendedOn }) => attendedOn,
    corrections: (record, _, { loaders }) => loaders.attendance.corrections.load(attendanceKey(record)),
  },
  AttendanceCorrection: {
    correctedBy: ({ correctedBy }, _, { loaders }) => loaders.officers.byStaffNo.load(correctedBy),
  },
} satisfies Resolvers;
