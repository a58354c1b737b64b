/**
 * Rows of a bank statement that are no sales, by rule; each can be undone. In the order they are tried: a row goes by the first rule in
 * force that takes it.
 */
export const BANK_RULES = [
  'balance',
  'fee',
  'own-transfer',
  'financing',
  'outgoing',
  'card-takings',
] as const;
export type BankRule = (typeof BANK_RULES)[number];

export function ruleBit(rule: BankRule): number {
  return 1 << BANK_RULES.indexOf(rule);
}

/** Takings by card come from the bank in one sum: they are revenue, but nobody's. All other rules set rows aside. */
export const NAMELESS_RULE: BankRule = 'card-takings';

/**
 * What one column of text says of its rows: the rules it speaks for, as bits.
 *
 * @param named whether another column says who paid
 */
export function rulesInText(text: string, incoming: boolean, named = false): number {
  const written = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  // Mongolian before it had letters of its own; Ukrainian words for fees and own accounts are known by other letters.
  const plain = /[єї]/i.test(written) && MONGOLIAN.test(written) ? inMongolian(written) : written;
  let bits = 0;
  if (BALANCE.test(plain)) bits |= ruleBit('balance');
  // `Payment of invoice 12, your fee included` is a sale: of what came in, a fee or interest says so at once.
  // A rent (`bérleti díj`) or a fee for work comes in from those who owe it, not from the bank.
  if ((FEE.test(plain) && !(incoming && EARNED.test(plain))) || (!incoming && FEE_WITHIN.test(plain)))
    bits |= ruleBit('fee');
  if (OWN.test(plain) || OWN_WEST.test(plain) || (incoming && (named ? THANKED : CARD_PAID).test(plain)))
    bits |= ruleBit('own-transfer');
  if (FINANCING.test(plain)) bits |= ruleBit('financing');
  if (incoming && CARDS.test(plain)) bits |= ruleBit('card-takings');
  return bits;
}

/** Words of statements that no Ukrainian writes with є and ї. */
const MONGOLIAN = /єєр|єрий|тєл|хїї|їлдэгдэл|їйл|данс/iu;

function inMongolian(text: string): string {
  return text.replace(/Є/g, 'Ө').replace(/є/g, 'ө').replace(/Ї/g, 'Ү').replace(/ї/g, 'ү');
}

/** What a card's bank writes of the payment of the card. */
const THANKED =
  /(?:pay(?:ment)?|autopay)[^\p{L}]+(?:\p{L}+[^\p{L}]+){0,2}thank you|^auto(?:matic)? ?pay(?:ment)?(?!\p{L})|(?:ihre )?zahlung.*dankend|einzug (?:vom|von) konto|paiement (?:reçu|recu).*merci|prélèvement automatique - merci|gracias por su pago|погашение задолженности/iu;
/** Where nobody is named as the payer, a payment received says no more than that the card was paid. */
export const CARD_PAID = new RegExp(`${THANKED.source}|^payment received|pago recibido`, 'iu');

const END = '(?!\\p{L})';
const FEE_WORDS =
  'комисси[яию]|банковск\\S+ комисси\\S*|плата за (?:ведение|обслуживание|расч|смс|sms)\\S*|удержан\\S* комисси\\S*|(?:выплата|уплата|начислен\\S*|зачислен\\S*|капитализаци\\S*) (?:\\S+ )?процент\\S*|процент\\S* (?:на остаток|по (?:вкладу|депозиту|счету|остатк))\\S*|' +
  '(?:bank |account |service |monthly |maintenance |transaction |card )?(?:fees?|charges)|(?:bank|account|service|monthly|maintenance|transaction|card) charge|commission|(?:credit |gross |net |paid |monthly |savings |account |debit )?interest(?: paid| earned| credit)?|' +
  '(?:bankovní )?poplat(?:ek|ky)|(?:připsan\\S+ |kreditní |debetní )?úrok(?:y|u)?|daň z úrok\\S*|' +
  '(?:\\S+ )?(?:díj|jutalék|kamat|díja|kamata|jutaléka)|(?:jóváírt |fizetett )?kamat\\S*|tranzakciós (?:illeték|díj)|' +
  '(?:振込|取扱|口座維持|ATM|atm)?手数料|(?:受取|預金|お|決算)?利息|利子|' +
  '(?:\\S+ )?(?:шимтгэл|хураамж)|хүү(?:гийн)?(?: орлого| тооцов| олгов)?';
const FEE = new RegExp(`^(?:${FEE_WORDS})${END}`, 'iu');
const EARNED =
  /^(?!(?:bank\S*|számla\S*|kezelési|könyvelési|tranzakciós|kártya\S*|havi|éves|sms|forgalmi|csomag\S*|zárlati|postai|átutalási|utalási|netbank\S*)\s)\S+ (?:díj|díja|jutalék|jutaléka)(?!\p{L})/iu;
const FEE_WITHIN = new RegExp(`(?<!\\p{L})(?:${FEE_WORDS})${END}`, 'iu');

const BALANCE =
  /^(?:(?:входящ|исходящ|начальн|конечн)\S* (?:остаток|сальдо)|(?:сальдо|остаток) на (?:начало|конец|\d)|(?:opening|closing|starting|ending) balance|balance (?:brought|carried) forward|(?:brought|carried) forward|(?:počáteční|konečný) zůstatek|(?:nyitó|záró) egyenleg|(?:前月|前期|次月|前頁)?より?繰越|(?:эхний|эцсийн) үлдэгдэл|likutis|apyvarta|(?:sākuma|beigu) atlikums|apgrozījums|algsaldo|lõppsaldo|käive|(?:anfangs|end|schluss|start|eröffnungs|abschluss)(?:saldo|bestand|kontostand)|saldo (?:vom|per|alt|neu|vortrag|na (?:początek|koniec)|początkowe|końcowe|inicial|final|anterior|actual|iniziale|finale|do dia|disponível|awal|akhir)|saldovortrag|(?:ancien|nouveau) solde|solde (?:initial|final|au|en (?:début|fin)|précédent)|(?:begin|eind)saldo|ingående saldo|utgående saldo|sold (?:inițial|final|precedent)|(?:початковий|кінцевий|вхідний|вихідний) залишок|上期余额|期初余额|期末余额|承前|이월|số dư (?:đầu|cuối)|devir|devreden bakiye|(?:začiatočný|počiatočný|konečný) zostatok|opening bal|closing bal|b\/f|c\/f)/iu;

const OWN =
  /перевод (?:собственн|свои)\S* (?:\S+ )?средств|(?:между|на|со?) (?:сво[ийею]\S*|собственн\S*) сч[её]т|перевод между (?:\S+ )?счетами|пополнение (?:собственн|своего)\S* сч[её]т|(?<!\p{L})own[- ](?:account[- ])?transfers?|between (?:my |our |own |my own |our own )accounts|^top-?up by|pocket (?:top-?up|withdrawal)|(?:to|from) (?:pocket|vault|savings pot|pot) |round[- ]?up|(?:to|from) (?:own|my own|our own) account|transfer to self|vlastní převod|převod (?:mezi vlastními účty|(?:na|z) vlastní)|saját számlák? (?:közötti|közt)|(?:átvezetés|átutalás) saját|saját (?:átvezetés|átutalás)|(?:自己|本人|自社)(?:名義)?(?:口座)?(?:間)?(?:振替|資金移動|へ?振込)|口座間(?:振替|移動)|資金移動|өөрийн (?:данс|дансны)|данс хоорондын|дансны хооронд/iu;

/** The same in the languages of western banks, and as payment services say it. */
const OWN_WEST =
  /^(?:internal transfer|umbuchung|giroconto|virman|zasilenie własne)(?!\p{L})|(?<!\p{L})(?:zwischen|von|auf) eigene[nrsm]? kont(?:o|en)|eigenübertrag|przelew własny|(?:po)?między (?:własnymi|moimi) (?:kontami|rachunkami)|virement interne|virement (?:de compte à compte|entre (?:mes |vos |nos )?comptes)|traspaso (?:entre|propio|de cuenta a cuenta)|entre (?:mis |sus )?cuentas propias|transferência entre contas|mesma titularidade|(?:tussen|van|naar) eigen rekening|överföring mellan egna|між (?:власними|своїми) рахунками|переказ власних|^(?:general withdrawal|user[- ]initiated withdrawal|bank deposit to (?:pp|paypal) account|transfer (?:to|from) (?:bank(?: account)?|savings))(?!\p{L})|^(?:allgemeine abbuchung|bankgutschrift auf (?:das )?paypal-konto|von nutzer eingeleitete abbuchung)|^online transfer (?:to|from) (?:sav|chk|mma|checking|savings)|^acct_xfer|^converted (?:[\d.,]+ )?[a-z]{3} (?:to|from|between)|^moved [\d.,]+ [a-z]{3} (?:to|from)(?!\p{L})/iu;

const FINANCING =
  /(?:предоставлени|выдач|возврат|погашени|перечислени)\S* (?:\S+ ){0,2}(?:займ|заём|заем|кредит|ссуд|депозит|вклад)\S*|взнос (?:\S+ )?(?:учредител|собственн|наличн)|внесение (?:собственн|наличн|личн)|взнос наличн|(?<!\p{L})loan (?:disbursement|drawdown|proceeds|advance|repayment)|shareholder'?s? loan|director'?s? loan|capital (?:contribution|injection)|owner'?s? contribution|term deposit|čerpání úvěru|splátka (?:půjčky|úvěru)|vklad (?:společníka|v hotovosti|majitele|hotovosti)|hitel ?folyósítás|tagi kölcsön|tőkeemelés|lekötött betét|betétlekötés|融資(?:実行)?|借入金|貸付(?:金|実行)|定期預金|зээл(?:ийн)? олголт|зээл (?:авсан|олгов|олгосон)|хугацаат хадгаламж/iu;

const CARDS =
  /эквайринг|по операциям (?:с )?(?:мпс|банковск\S+ карт|по карт)|возмещение по (?:\S+ )?(?:операц|карт)|(?<!\p{L})(?:card|merchant|pos) (?:acquiring|settlements?|takings|sales|payouts?)|(?<!\p{L})acquiring(?!\p{L})|platební(?:ho)? terminál|(?:platby|transakce) kartami|kartové (?:transakce|platby)|kártya?(?:s|elfogadás)? (?:elszámolás|elfogadás|forgalom)|kártyás (?:elszámolás|forgalom)|pos elszámolás|(?:カード|クレジット)売上|加盟店|(?:посын|пос|pos|картын|терминалын) орлого/iu;
