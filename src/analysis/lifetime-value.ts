export interface LifetimeValueSettings {
  /** What the factors are broken down by: `abc`, `xyz`, `cohort`, or an attribute (its value at the first purchase). */
  by: string;
  cutA: number;
  cutB: number;
  /** METRICS 11, what ends a customer in the Kaplan-Meier estimate: silence / expected gap at or above this. */
  overdueAt: number;
}
export interface Factors {
  customers: number;
  /** Average check, currency units a purchase. */
  S: number | null;
  /** Purchases a customer-month. */
  C: number | null;
  /** Margin rate, fraction. */
  P: number | null;
  /** Months a customer. */
  T: number | null;
  /** S x C x P x T = margin a customer. */
  ltv: number | null;
  revenue: number;
  margin: number;
  purchases: number;
  customerMonths: number;
}
export interface LifetimeValueResult extends Factors {
  kaplanMeierT: number | null;
  churnT: number | null;
  /** Fraction, pooled monthly retention behind churnT. */
  monthlyRetention: number | null;
  by: string;
  /** Largest revenue first (cohorts: in time); `name` is the class, the cohort or the attribute's value. */
  segments: (Factors & { name: string })[];
  /** Attributes that can be asked for in `by`. */
  attributes: string[];
  /** Mean cumulative margin a customer by months since the first purchase (exact ages), one line an ABC class and all. */
  curves: { name: 'A' | 'B' | 'C' | 'all'; points: { age: number; value: number; customers: number }[] }[];
}
