import type { Role } from '../model/lines.ts';
import { isDates, isNumbers, type ColumnProfile } from './column-profile.ts';
import { namesSupplier, tokensOf } from './header-words.ts';
import { bestNamed, freeColumn } from './guessed-columns.ts';
import type { RoleGuess } from './roles.ts';

type Records = readonly (readonly string[])[];

/** What the tax office knows a firm by. */
const TAX_NUMBERS = new Set(
  tokensOf(
    'uid vat ust taxid tin gstin ico dic inn инн едрпоу єдрпоу nip pib oib cif nif siret siren rfc rut cnpj cpf abn eik еик регистр adoszam piva partita steuernummer kvk rsin',
  ),
);
/** Of the lines, so many without a number say that the number is not everybody's. */
const OFTEN_BLANK = 0.2;

/**
 * Who the customer is where what was taken for it is a firm's number. Beside a supplier it is the supplier's: an invoice received has
 * no customer. Where many lines have none, and a name stands on those as well, the name tells customers apart: private
 * ones have no such number. `guessed` is changed.
 */
export function settleParty(
  guessed: Map<Role, RoleGuess>,
  profiles: readonly ColumnProfile[],
  records: Records,
): void {
  const customer = guessed.get('customer');
  const own = customer && profiles[customer.column];
  if (!customer || !own || !tokensOf(own.name).some((token) => TAX_NUMBERS.has(token))) return;
  const supplier = profiles.find(
    (one) => one.index !== own.index && namesSupplier(one.name) && one.distinct > 1 && !isNumbers(one),
  );
  if (supplier && leads(supplier.index, own.index, records) && leads(own.index, supplier.index, records)) {
    guessed.delete('customer');
    return;
  }
  if (own.evidence.blanks <= records.length * OFTEN_BLANK) return;
  const named = bestNamed(
    profiles,
    'customer',
    0.5,
    (one) =>
      one.index !== own.index &&
      one.evidence.blanks * 2 < own.evidence.blanks &&
      !isNumbers(one) &&
      !isDates(one) &&
      !namesSupplier(one.name),
  );
  if (!named) return;
  freeColumn(guessed, named.profile.index);
  guessed.set('customer', {
    ...customer,
    column: named.profile.index,
    evidence: [{ code: 'header-word', params: { word: named.says.word } }],
  });
}

/** Whether each text of a column stands beside one text of the other. */
function leads(from: number, to: number, records: Records): boolean {
  const seen = new Map<string, string>();
  return records.every((record) => {
    const [key, value] = [(record[from] ?? '').trim(), (record[to] ?? '').trim()];
    const known = seen.get(key);
    if (known === undefined) seen.set(key, value);
    return known === undefined || known === value;
  });
}
