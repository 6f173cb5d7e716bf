import type { BusinessDate } from '../business-date';

/** The same words in both languages. */
export interface BilingualText {
  readonly en: string;
  readonly zh: string;
}

/** A day that the State Council's yearly notice arranges otherwise than the week would have it. */
export interface ArrangedDay {
  /**
   * `PUBLIC_HOLIDAY`: part of the holiday. `SHIFTED_REST`: a working day on which people rest because they work another
   * day instead (调休). `MAKEUP_WORKDAY`: that other day (补班).
   */
  readonly kind: 'PUBLIC_HOLIDAY' | 'SHIFTED_REST' | 'MAKEUP_WORKDAY';
  /** The holiday's name. */
  readonly name: BilingualText;
}

/** Where the arrangement of public holidays comes from; the calendar knows published years from this data alone. */
export interface HolidaySource {
  /** Printed beside each arranged day, so that a deadline can be checked against its source. */
  readonly name: string;
  readonly days: ReadonlyMap<BusinessDate, ArrangedDay>;
}

/** A day that the township itself arranges, e.g. an ordered shutdown in a typhoon. */
export interface LocalDay {
  readonly date: BusinessDate;
  readonly kind: 'LOCAL_DAY_OFF' | 'LOCAL_MAKEUP_WORKDAY';
  /** As the town wrote it. */
  readonly reason: string;
  /** The order or notice that says so. */
  readonly source: string;
}
