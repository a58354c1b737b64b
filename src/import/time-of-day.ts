// A time of day: `8:26`, `08:26:00.000`, `8.26`, `1:05 PM`, `T082600`, `8時26分`, with a zone (`Z`, `+03:00`, `UTC`,
// `GMT+0300 (MSK)`), which is not applied.
const TIME =
  /^(?:,? *t?| *, *| at | kl\.? | v | в |-)(?:(am|pm|午前|午後|de\.?|du\.?) ?)?(\d{1,2})(?:[:.時h](\d{2})分?(?:[:.]?(\d{2})(?:[.,:]\d{1,9})?秒?)?|時|(\d{2})(\d{2})?)? *(am|pm|[ap]\. ?m\.?)? *(?:z|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?(?: \([^)]*\))?|utc|gmt|\([a-z]{2,5}\)|[a-z]{3,4}|hs?\.?|hrs\.?|ч\.?|ur|val)?$/i;

/** Whether what follows a date is a time of day and nothing else. */
export function isTimeOfDay(text: string): boolean {
  const match = TIME.exec(text);
  if (match === null) return false;
  const [, before, hours, minutes, seconds, packedMinutes, packedSeconds, after] = match;
  const half = before ?? after;
  // A bare number after a date is no time: `2021-03-04 7` could be anything.
  if (minutes === undefined && packedMinutes === undefined && half === undefined && !text.includes('時')) {
    return false;
  }
  // Nor is a run of digits that goes straight on from the date, but where a sign says so.
  if (!/^[ ,T午]/i.test(text) && !/^-\d{1,2}[:.]\d{2}[:.]\d{2}/.test(text)) return false;
  const hour = Number(hours);
  if (half !== undefined && /[ap]/i.test(half) && (hour < 1 || hour > 12)) return false;
  return (
    hour <= 24 && Number(minutes ?? packedMinutes ?? 0) < 60 && Number(seconds ?? packedSeconds ?? 0) <= 60
  );
}
