/**
 * The analyses of the bench's made-up file in SQL, as somebody who knows DuckDB would write them: a filter makes orders
 * and customers once, every analysis rests on these. Months are whole numbers, `year * 12 + month`. The last statement of an
 * analysis answers with the figures that are held against ours.
 */

/** What hangs on the whole file alone: when each customer came. */
export const SETUP: readonly string[] = [
  `CREATE OR REPLACE TABLE acquired AS
   SELECT customer, min(day) AS day FROM (
     SELECT customer, "order", min(date)::DATE AS day FROM lines GROUP BY customer, "order"
     HAVING sum(quantity * price) > 0
   ) GROUP BY customer`,
];

/** What every analysis rests on, after a filter on dates. */
export const VIEW: readonly string[] = [
  `CREATE OR REPLACE TABLE orders AS
   SELECT customer, "order", min(date)::DATE AS day, sum(quantity * price) AS amount,
          year(min(date)) * 12 + month(min(date)) AS m
   FROM lines WHERE date >= :from AND date < :to + 1 GROUP BY customer, "order"`,
  `CREATE OR REPLACE TABLE customers AS
   SELECT customer, sum(amount) AS revenue, count(*) FILTER (amount > 0) AS purchases,
          min(day) FILTER (amount > 0) AS first, max(day) FILTER (amount > 0) AS last
   FROM orders GROUP BY customer HAVING count(*) FILTER (amount > 0) > 0`,
  `CREATE OR REPLACE TABLE active AS
   SELECT customer, m, sum(amount) AS revenue, count(*) FILTER (amount > 0) AS purchases
   FROM orders GROUP BY customer, m`,
];

/** Days between a customer's days of purchase. */
const GAPS = `SELECT day - lag(day) OVER (PARTITION BY customer ORDER BY day) AS gap, customer
              FROM (SELECT DISTINCT customer, day FROM orders WHERE amount > 0)`;

export const ANALYSES: Readonly<Record<string, readonly string[]>> = {
  totals: [
    `SELECT m, sum(revenue), sum(purchases), count(*) FROM active GROUP BY m ORDER BY m`,
    `SELECT sum(revenue) AS revenue, count(*) AS customers, sum(purchases) AS purchases,
            (SELECT median(gap) FROM (${GAPS}) WHERE gap IS NOT NULL) AS "medianGap"
     FROM customers`,
  ],
  pareto: [
    `CREATE OR REPLACE TABLE curve AS
     SELECT customer, revenue, row_number() OVER byRevenue AS k, count(*) OVER () AS n,
            sum(revenue) OVER byRevenue / sum(revenue) OVER () AS share
     FROM customers WHERE revenue > 0
     WINDOW byRevenue AS (ORDER BY revenue DESC, customer ROWS UNBOUNDED PRECEDING)`,
    `SELECT customer, revenue, share FROM curve ORDER BY k`,
    `SELECT max(share) FILTER (k = ceil(0.2 * n)) AS "shareOfTop20",
            min(k) FILTER (share >= 0.8) / max(n) AS "fractionFor80",
            2 * sum((n + 1 - k) * revenue) / (max(n) * sum(revenue)) - (max(n) + 1) / max(n) AS gini
     FROM curve`,
  ],
  abc: [
    `CREATE OR REPLACE TABLE abc AS
     SELECT customer, revenue,
            CASE WHEN share - revenue / sum(revenue) OVER () < 0.8 THEN 'A'
                 WHEN share - revenue / sum(revenue) OVER () < 0.95 THEN 'B' ELSE 'C' END AS class
     FROM curve`,
    `SELECT count(*) FILTER (class = 'A') AS "A", count(*) FILTER (class = 'B') AS "B",
            count(*) FILTER (class = 'C') AS "C", sum(revenue) FILTER (class = 'A') AS "revenueA"
     FROM abc`,
  ],
  xyz: [
    `CREATE OR REPLACE TABLE xyz AS
     WITH complete AS (
       SELECT CASE WHEN last_day(:to) = :to THEN year(:to) * 12 + month(:to)
                   ELSE year(:to) * 12 + month(:to) - 1 END AS m
     ), counted AS (
       SELECT c.customer, any_value(c.revenue) AS revenue,
              greatest(0, (SELECT m FROM complete) + 1 - greatest(
                any_value(year(w.day) * 12 + month(w.day)), year(:from) * 12 + month(:from))) AS n,
              sum(a.revenue) AS total, sum(a.revenue * a.revenue) AS squares
       FROM customers c JOIN acquired w ON w.customer = c.customer
       LEFT JOIN active a ON a.customer = c.customer AND a.m <= (SELECT m FROM complete)
       GROUP BY c.customer
     )
     SELECT customer, revenue,
            CASE WHEN n < 4 THEN 'new' WHEN total <= 0 THEN 'Z'
                 WHEN sqrt(greatest(0, squares / n - (total / n) * (total / n))) / (total / n) <= 0.5 THEN 'X'
                 WHEN sqrt(greatest(0, squares / n - (total / n) * (total / n))) / (total / n) <= 1 THEN 'Y'
                 ELSE 'Z' END AS class
     FROM counted`,
    `SELECT count(*) FILTER (class = 'X') AS "X", count(*) FILTER (class = 'Y') AS "Y",
            count(*) FILTER (class = 'Z') AS "Z", count(*) FILTER (class = 'new') AS "new" FROM xyz`,
  ],
  abcXyz: [
    `SELECT abc.class AS one, xyz.class AS other, count(*), sum(xyz.revenue)
     FROM xyz JOIN abc USING (customer) GROUP BY one, other`,
    `SELECT count(*) FILTER (abc.class = 'A' AND xyz.class = 'Z') AS "AZ",
            count(*) FILTER (abc.class = 'C' AND xyz.class = 'new') AS "Cnew"
     FROM xyz JOIN abc USING (customer)`,
  ],
  rfm: [
    `CREATE OR REPLACE TABLE rfm AS
     WITH scored AS (
       SELECT customer, revenue,
              1 + 5 * (rank() OVER (ORDER BY last) - 1) // count(*) OVER () AS r,
              1 + 5 * (rank() OVER (ORDER BY purchases) - 1) // count(*) OVER () AS f,
              1 + 5 * (rank() OVER (ORDER BY round(revenue, 2)) - 1) // count(*) OVER () AS m
       FROM customers
     )
     SELECT customer, revenue, r, (f + m + 1) // 2 AS fm,
            CASE WHEN r = 5 THEN CASE WHEN fm = 1 THEN 'new' WHEN fm <= 3 THEN 'potential loyalist' ELSE 'champion' END
                 WHEN r = 4 THEN CASE WHEN fm = 1 THEN 'promising' WHEN fm = 2 THEN 'potential loyalist'
                                      WHEN fm <= 4 THEN 'loyal' ELSE 'champion' END
                 WHEN r = 3 THEN CASE WHEN fm = 1 THEN 'about to sleep' WHEN fm <= 3 THEN 'needs attention' ELSE 'loyal' END
                 WHEN r = 2 THEN CASE WHEN fm <= 2 THEN 'hibernating' WHEN fm <= 4 THEN 'at risk' ELSE 'cannot lose' END
                 ELSE CASE WHEN fm <= 2 THEN 'lost' WHEN fm = 3 THEN 'at risk' ELSE 'cannot lose' END END AS segment
     FROM scored`,
    `SELECT r, fm, count(*), sum(revenue) FROM rfm GROUP BY r, fm`,
    `SELECT count(*) FILTER (segment = 'champion') AS champion, count(*) FILTER (segment = 'at risk') AS "atRisk",
            count(*) FILTER (segment = 'lost') AS lost, sum(revenue) FILTER (segment = 'champion') AS "revenueChampion"
     FROM rfm`,
  ],
  ladder: [
    `CREATE OR REPLACE TABLE ladder AS
     WITH complete AS (
       SELECT CASE WHEN last_day(:to) = :to THEN year(:to) * 12 + month(:to)
                   ELSE year(:to) * 12 + month(:to) - 1 END AS m
     ), lived AS (
       SELECT c.customer, any_value(c.revenue) AS revenue, any_value(c.purchases) AS bought,
              greatest(0, (SELECT m FROM complete) + 1 - greatest(
                any_value(year(w.day) * 12 + month(w.day)), year(:from) * 12 + month(:from))) AS n,
              count(*) FILTER (a.purchases > 0 AND a.m >= year(w.day) * 12 + month(w.day)) AS here
       FROM customers c JOIN acquired w ON w.customer = c.customer
       LEFT JOIN active a ON a.customer = c.customer AND a.m <= (SELECT m FROM complete)
       GROUP BY c.customer
     )
     SELECT customer, revenue, bought,
            CASE WHEN bought >= 3 AND n >= 3 AND here / n >= 0.8 THEN 'adherent'
                 WHEN bought >= 3 AND n >= 3 AND here / n >= 0.5 THEN 'regular'
                 WHEN bought >= 2 THEN 'client' ELSE 'buyer' END AS rung
     FROM lived`,
    `SELECT rung, median(gap) FROM ladder JOIN (${GAPS}) USING (customer) WHERE gap IS NOT NULL GROUP BY rung`,
    `SELECT count(*) FILTER (rung = 'buyer') AS buyer, count(*) FILTER (rung = 'client') AS client,
            count(*) FILTER (rung = 'regular') AS regular, count(*) FILTER (rung = 'adherent') AS adherent,
            sum(revenue) FILTER (rung = 'client') AS "revenueClient" FROM ladder`,
  ],
  retention: [
    `CREATE OR REPLACE TABLE steps AS
     WITH bought AS (
       SELECT customer, m, revenue, purchases > 0 AS here,
              year(day) * 12 + month(day) AS came
       FROM active JOIN acquired USING (customer)
     ), pairs AS (
       SELECT coalesce(this.m, that.m + 1) AS q,
              coalesce(that.here, false) AS had, coalesce(this.here, false) AS has,
              coalesce(this.came = this.m, false) AS joined,
              coalesce(that.revenue, 0) AS "before", coalesce(this.revenue, 0) AS "after"
       FROM bought this FULL JOIN bought that ON this.customer = that.customer AND this.m = that.m + 1
     )
     SELECT q, count(*) FILTER (had) AS "S", count(*) FILTER (has) AS "E", count(*) FILTER (joined) AS "N",
            count(*) FILTER (had AND has) AS retained,
            count(*) FILTER (has AND NOT had AND NOT joined) AS reactivated,
            sum("before") FILTER (had AND NOT has) AS lost,
            sum(greatest("after" - "before", 0)) FILTER (had AND has) AS expansion,
            sum(greatest("before" - "after", 0)) FILTER (had AND has) AS contraction,
            sum("after") FILTER (joined) AS revenueNew
     FROM pairs GROUP BY q ORDER BY q`,
    `SELECT * FROM steps`,
    `SELECT sum(retained) FILTER (q > "from" AND q <= "to") AS retained,
            sum(reactivated) FILTER (q > "from" AND q <= "to") AS reactivated
     FROM steps, (SELECT min(m) AS "from", max(m) AS "to" FROM active)`,
  ],
  cohorts: [
    `CREATE OR REPLACE TABLE cells AS
     SELECT year(day) * 12 + month(day) AS cohort, greatest(0, m - (year(day) * 12 + month(day))) AS age,
            count(*) FILTER (purchases > 0) AS active, sum(revenue) AS revenue, sum(purchases) AS orders
     FROM active JOIN acquired USING (customer) 
     WHERE year(day) * 12 + month(day) >= year(:from) * 12 + month(:from) GROUP BY cohort, age`,
    `SELECT cohort, age, active, revenue, orders, sum(revenue) OVER (PARTITION BY cohort ORDER BY age) AS cumulative
     FROM cells ORDER BY cohort, age`,
    `SELECT sum(active) AS active, sum(revenue) AS revenue FROM cells`,
  ],
  lifetimeValue: [
    `SELECT class, sum(c.revenue) / sum(purchases) AS s, sum(purchases) / sum(months) AS c, sum(months) / count(*) AS t
     FROM (SELECT *, greatest(1, (last - first) / 30.4375) AS months FROM customers) c JOIN abc USING (customer)
     GROUP BY class`,
    `WITH paid AS (
       SELECT class, amount, greatest(0, datesub('month', first, day)) AS age
       FROM orders JOIN customers USING (customer) JOIN abc USING (customer)
     ) SELECT class, age, sum(amount) FROM paid GROUP BY class, age`,
    `WITH gaps AS (${GAPS}),
     own AS (SELECT customer, count(gap) AS n, sum(gap) AS days FROM gaps GROUP BY customer),
     spans AS (
       SELECT CASE WHEN (:to - last) / ((coalesce(days, 0) + 2 * g) / (n + 2)) >= 2 THEN 1 ELSE 0 END AS ended,
              first, last
       FROM customers JOIN own USING (customer), (SELECT median(gap) AS g FROM gaps WHERE gap IS NOT NULL)
     ),
     times AS (
       SELECT greatest(1, (CASE WHEN ended = 1 THEN last - first ELSE :to - first END) / 30.4375) AS t, ended FROM spans
     ),
     steps AS (SELECT t, sum(ended) AS died, count(*) AS left_here FROM times GROUP BY t),
     risk AS (SELECT t, died, sum(left_here) OVER (ORDER BY t DESC) AS at_risk FROM steps),
     curve AS (
       SELECT t, exp(sum(CASE WHEN died = at_risk THEN -1e9 ELSE ln(1 - died / at_risk) END) OVER (ORDER BY t)) AS s
       FROM risk
     ),
     area AS (SELECT (lead(t) OVER (ORDER BY t) - t) * s AS part, t FROM curve)
     SELECT sum(revenue) / sum(purchases) AS "S", sum(purchases) / sum(months) AS "C", sum(months) / count(*) AS "T",
            (SELECT sum(part) + min(t) FROM area) AS "kaplanMeierT"
     FROM (SELECT *, greatest(1, (last - first) / 30.4375) AS months FROM customers)`,
  ],
};
