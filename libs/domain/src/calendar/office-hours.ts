import { DomainError } from '../domain-error';

/** Office hours that overlap, run backwards, or leave a part of the year without any. */
export const MALFORMED_OFFICE_HOURS = 'MALFORMED_OFFICE_HOURS';

/** One stretch of a working day, `HH:MM` in Asia/Shanghai, e.g. 08:15 to 12:00. */
export interface OfficeSession {
  readonly opensAt: string;
  readonly closesAt: string;
}

/** The hours from a day of the year on (`MM-DD`), until the next season begins. */
export interface OfficeSeason {
  readonly from: string;
  readonly sessions: readonly OfficeSession[];
}

/** When a service centre works on its working days; the seasons go round the year. */
export interface OfficeHours {
  /** The notice that fixes them; printed where a clock explains itself. */
  readonly source: string;
  readonly seasons: readonly OfficeSeason[];
}

/** A stretch of a day in milliseconds after its midnight in Asia/Shanghai. */
export interface DaySession {
  readonly opens: number;
  readonly closes: number;
}

/**
 * The hours that a Fujian service-guide form prints as its example; a centre that works by others says so in its
 * configuration.
 */
export const USUAL_OFFICE_HOURS: OfficeHours = {
  source: 'Usual office hours 08:15–12:00 and 14:00–17:30 (福建省办事指南样式); the centre may set its own',
  seasons: [
    {
      from: '01-01',
      sessions: [
        { opensAt: '08:15', closesAt: '12:00' },
        { opensAt: '14:00', closesAt: '17:30' },
      ],
    },
  ],
};

const MINUTE_MS = 60_000;

function millisecondsOf(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw malformed(`${time} is no time of day, write HH:MM`);
  return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

function malformed(reason: string): DomainError {
  return new DomainError(MALFORMED_OFFICE_HOURS, `The office hours cannot be read: ${reason}.`);
}

interface ParsedSeason {
  readonly from: string;
  readonly sessions: readonly DaySession[];
}

function parseSeason({ from, sessions }: OfficeSeason): ParsedSeason {
  if (!/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(from)) throw malformed(`${from} is no day of the year, write MM-DD`);
  if (sessions.length === 0) throw malformed(`the season from ${from} has no hours`);
  const parsed = sessions.map(({ opensAt, closesAt }) => ({ opens: millisecondsOf(opensAt), closes: millisecondsOf(closesAt) }));
  parsed.reduce((earlier, { opens, closes }) => {
    if (opens < earlier || closes <= opens) throw malformed(`the hours from ${from} overlap or run backwards`);
    return closes;
  }, 0);
  return { from, sessions: parsed };
}

/**
 * The sessions of each day of the year, found by its `MM-DD`. A day before the first season belongs to the last one.
 * @throws DomainError `MALFORMED_OFFICE_HOURS`
 */
export function sessionsByDayOfYear({ seasons }: OfficeHours): (monthDay: string) => readonly DaySession[] {
  const ascending = seasons.map(parseSeason).sort((a, b) => (a.from < b.from ? -1 : 1));
  const last = ascending.at(-1);
  if (last === undefined) throw malformed('no season is given');
  return (monthDay) => (ascending.findLast(({ from }) => from <= monthDay) ?? last).sessions;
}
