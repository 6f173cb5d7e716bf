const SHANGHAI = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/** An instant as a clerk reads it: the day and the time of day in Asia/Shanghai, e.g. `2012-08-06 08:15`. */
export function forLocalReading(instant: Date): string {
  return SHANGHAI.format(instant);
}
