import type { Role } from '../../model/lines.ts';

/** Roles as the choice over a column groups them; every role in exactly one group. */
export const ROLE_GROUPS = [
  { id: 'needed', roles: ['customer', 'date', 'amount'] },
  { id: 'amount', roles: ['quantity', 'unitPrice', 'discount'] },
  {
    id: 'useful',
    roles: [
      'order',
      'product',
      'category',
      'channel',
      'region',
      'seller',
      'status',
      'currency',
      'reason',
      'purchaseCount',
    ],
  },
  { id: 'cost', roles: ['cost', 'unitCost', 'margin', 'marginRate'] },
  {
    id: 'person',
    roles: ['name', 'email', 'phone', 'birthday', 'referredBy', 'shareOfWallet', 'firstOrderDate'],
  },
] as const satisfies readonly { readonly id: string; readonly roles: readonly Role[] }[];
