/** An order of one of several customers. */
export interface Order {
  readonly id: string;
  readonly amount: number;
}

/** Orders that become one with another, and how many purchases fewer there are then. */
export function joinedOrders(
  orders: readonly Order[],
  zeroIsPurchase: boolean,
): { readonly shared: number; readonly lost: number } {
  const isPurchase = (amount: number) => amount > 0 || (zeroIsPurchase && amount === 0);
  const byId = new Map<string, number[]>();
  for (const { id, amount } of orders) byId.set(id, [...(byId.get(id) ?? []), amount]);
  let shared = 0;
  let lost = 0;
  for (const amounts of byId.values()) {
    if (amounts.length < 2) continue;
    shared += 1;
    // Cents do not add up in fractions.
    const sum = Math.round(amounts.reduce((total, amount) => total + amount, 0) * 1e6) / 1e6;
    lost += amounts.filter(isPurchase).length - (isPurchase(sum) ? 1 : 0);
  }
  return { shared, lost };
}
