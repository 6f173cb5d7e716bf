import notices from 'chinese-days/dist/chinese-days.json';
import { version } from 'chinese-days/package.json';
import type { BusinessDate } from '../business-date';
import type { ArrangedDay, BilingualText, HolidaySource } from './holiday-source';

/** `name` reads "National Day,国庆节,3": English, Chinese, and the number of statutory days. */
function bilingual(name: string): BilingualText {
  const [en = name, zh = name] = name.split(',');
  return { en, zh };
}

function daysOf(
  kind: ArrangedDay['kind'],
  named: Readonly<Record<BusinessDate, string>>,
): [BusinessDate, ArrangedDay][] {
  return Object.entries(named).map(([date, name]) => [date, { kind, name: bilingual(name) }]);
}

/**
 * The State Council's yearly notices, 2004 onwards, as the chinese-days package keeps them. Only its data is used: its
 * functions give other days in other time zones of the machine, and know neither unpublished years nor local days.
 * What it calls `inLieuDays` are the days of *rest*, and each of them is among its `holidays` too.
 */
export const chineseDaysHolidays: HolidaySource = {
  name: `State Council holiday notices (国务院办公厅节假日安排), chinese-days ${version}`,
  days: new Map([
    ...daysOf('PUBLIC_HOLIDAY', notices.holidays),
    ...daysOf('SHIFTED_REST', notices.inLieuDays),
    ...daysOf('MAKEUP_WORKDAY', notices.workdays),
  ]),
};
