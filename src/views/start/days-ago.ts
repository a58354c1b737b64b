/** Midnights between two moments (milliseconds since 1970), by the device's own calendar: 1 is yesterday. */
export function daysAgo(then: number, now: number): number {
  return Math.round((midnight(now) - midnight(then)) / 86_400_000);
}

function midnight(moment: number): number {
  const day = new Date(moment);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
