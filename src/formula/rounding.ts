/**
 * Rounding of what a person sees. 2.675 is held as 2.67499999999999982 and shown with 15 digits as 2.675: Excel rounds
 * the number shown, to 2.68. Where the digits after the cut are clear of a tie this is plain arithmetic; near a tie the
 * 15 digits decide.
 */
export type Rounding = 'half-away' | 'up' | 'down';

const POWERS = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** `digits` is truncated, as Excel does; negative ones round left of the decimal sign. */
export function roundTo(value: number, digits: number, how: Rounding): number {
  const cut = Math.trunc(digits);
  if (value === 0 || !Number.isFinite(value)) return value;
  if (cut > 22) return value;
  if (cut < -22) return how === 'up' && cut >= -307 ? Math.sign(value) * Number(`1e${-cut}`) : 0;
  const size = Math.abs(value);
  const power = POWERS[Math.abs(cut)]!;
  const scaled = cut >= 0 ? size * power : size / power;
  // Past 2^50 no fraction is left that 15 digits would show.
  if (scaled >= 1125899906842624) return value;
  const whole = scaled < 1e9 ? clearOfTie(scaled, how) : -1;
  const rounded = whole >= 0 ? whole : nearTie(size, cut, how);
  return Math.sign(value) * (cut >= 0 ? rounded / power : rounded * power);
}

/** The rounded figure where the fraction leaves no doubt, else -1. Below 1e9 the product errs by less than 1e-6. */
function clearOfTie(scaled: number, how: Rounding): number {
  const whole = Math.floor(scaled);
  const fraction = scaled - whole;
  if (how === 'half-away') {
    if (fraction > 0.500001) return whole + 1;
    return fraction < 0.499999 ? whole : -1;
  }
  if (fraction < 0.000001 || fraction > 0.999999) return -1;
  return how === 'up' ? whole + 1 : whole;
}

/** Rounds the 15 digits shown: `size` x 10 ** `cut` to a whole number. */
function nearTie(size: number, cut: number, how: Rounding): number {
  const [mantissa = '', exponent = '0'] = size.toExponential(14).split('e');
  const digits = mantissa.replace('.', '');
  // The decimal sign, moved `cut` places, stands after this many digits.
  const kept = Number(exponent) + 1 + cut;
  if (kept < 0) return how === 'up' ? 1 : 0;
  const whole = Number(digits.slice(0, kept).padEnd(kept, '0'));
  const rest = digits.slice(kept);
  const more = how === 'half-away' ? rest.charAt(0) >= '5' : how === 'up' && /[1-9]/.test(rest);
  return more ? whole + 1 : whole;
}
