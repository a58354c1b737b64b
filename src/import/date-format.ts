/** How the dates of one column are written. A time of day after the date is allowed and dropped. */
export interface DateFormat {
  readonly order: 'ymd' | 'dmy' | 'mdy' | 'compact';
  /** Between the parts; '' for `compact` (yyyymmdd). */
  readonly separator: '-' | '/' | '.' | '';
}
