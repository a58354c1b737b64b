import type { BankPart } from './bank-words.ts';

/** Headers of statements in German, French, Spanish, Polish, Portuguese, Italian and Ukrainian, and of payment services. */
// prettier-ignore
export const WEST_BANK_WORDS: Readonly<Partial<Record<BankPart, readonly (readonly [weight: number, words: string])[]>>> = {
  incoming: [[1, 'haben|gutschrift|gutschriften|eingang|eingänge|crédit|montant crédit|abono|abonos|haber|uznania|wpływy|kwota uznania|crédito|entrada|avere|entrate|accrediti|надходження|прихід']],
  outgoing: [[1, 'soll|lastschrift|belastung|ausgang|ausgänge|débit|montant débit|cargo|cargos|debe|obciążenia|wypływy|kwota obciążenia|débito|saída|dare|uscite|addebiti|видаток|витрати|списання']],
  amount: [
    [1, 'betrag|umsatz|betrag eur|betrag in eur|umsatz in eur|montant|importe|kwota|kwota transakcji|kwota operacji|valor|importo|amount eur|amount gbp|amount usd|gross|сума|сума операції|сума платежу'],
    [0.8, 'net|wert'],
  ],
  direction: [
    [1, 'soll haben|soll haben kennzeichen|s h|sens|debe haber|balance impact'],
    [0.7, 'umsatztyp|buchungsart'],
  ],
  balance: [[1, 'saldo|saldo nach buchung|kontostand|solde|saldo contable|saldo po operacji|saldo po transakcji|saldo final|saldo disponible|saldo contabile|disponible|залишок']],
  payer: [
    [1, 'платник|відправник|кореспондент|beguenstigter zahlungspflichtiger|begünstigter zahlungspflichtiger|name zahlungsbeteiligter|zahlungspflichtiger|zahlungspflichtige r|auftraggeber begünstigter|auftraggeber empfänger|auftraggeber|zahlungspartner|partnername|empfänger auftraggeber|émetteur|donneur d ordre|tiers|ordenante|ordenante beneficiario|nadawca|nadawca odbiorca|nazwa kontrahenta|dane kontrahenta|kontrahent|pagador|remetente|ordinante|controparte'],
    [0.8, 'nom|nombre|nazwa'],
  ],
  payerAccount: [
    [1, 'kontonummer iban|iban zahlungsbeteiligter|iban auftraggeber|gegenkonto|iban gegenkonto|partner iban|rachunek kontrahenta|numer rachunku kontrahenta|nr rachunku nadawcy|rachunek nadawcy|cuenta ordenante|compte émetteur|iban émetteur|рахунок контрагента|рахунок кореспондента|рахунок платника'],
    [0.8, 'kontonummer'],
  ],
  payerBank: [[1, 'bic swift code|blz|bankleitzahl|bank zahlungsbeteiligter']],
  payee: [[1, 'zahlungsempfänger|zahlungsempfänger in|empfänger|begünstigter|beneficiaire|bénéficiaire|beneficiario|odbiorca|favorecido']],
  payeeAccount: [[1, 'iban empfänger|konto empfänger|rachunek odbiorcy|nr rachunku odbiorcy|cuenta beneficiario']],
  ownAccount: [[1, 'auftragskonto|eigenes konto|konto|iban auftragskonto|compte|numéro de compte|cuenta|rachunek|numer rachunku|conta|conto']],
  purpose: [
    [1, 'verwendungszweck|buchungstext verwendungszweck|vorgang verwendungszweck|libellé|libellé opération|concepto|tytuł|tytuł operacji|tytułem|opis operacji|opis transakcji|histórico|causale|descrizione operazione|motif|communication|призначення платежу|призначення'],
    [0.85, 'bezeichnung|beschreibung|opis|descripción|descrição|descrizione|détail|détails'],
  ],
  kind: [[1, 'buchungstext|umsatzart|umsatztyp|vorgang|type d opération|tipo de movimiento|rodzaj operacji|typ operacji|typ transakcji|tipo de transação|tipo operazione'], [0.7, 'concepto']],
};
