/**
 * Which way money went, as cells say it. Compared in lower case, without dots and spaces. A bank's own side counts: what
 * it credits came in.
 */
const IN_WORDS = new Set(
  (
    'h|haben|gutschrift|gutgeschrieben|eingang|zugang|einnahme|einnahmen|income|inflow|crédit|abono|abonos|haber|ingreso|uznanie|wpływ|crédito|entrada|recebimento|recebido|entrata|entrate|avere|accredito|c|cr|crdt|credit|in|incoming|received|money in|paid in|deposit|' +
    'кт|кредит|к|приход|поступление|надходження|прихід|зачисление|зарахування|входящий|входящее|доход|дохід|入金|入|預入|預入れ|貸方|příjem na účet|příjem|příchozí|příchozí platba|připsáno|kredit|kredity|príjem|jóváírás|j|bejövő|bevétel|орлого|кредит гүйлгээ|+|' +
    'příchozí úhrada|příchozí transakce|příchozí převod|bezhotovostní příjem|prichádzajúca platba|bejövő utalás|bejövő átutalás|jóváírás beérkezett|входящий платеж|входящий перевод|zahlungseingang|geldeingang|virement reçu|transferencia recibida|bonifico in entrata|przelew przychodzący|' +
    'bij|bijgeschreven|bijschrijving|ontvangen|k|kreditas|kredīts|kreedit|insättning|indbetaling|alacak|giriş|gelen|ma|entrée|recette|收|收入|收款|贷|贷方|转入|입금|입|có|ghi có|masuk|kr|potražuje|uplata|încasare'
  ).split('|'),
);
const OUT_WORDS = new Set(
  (
    's|soll|lastschrift|belastung|ausgang|abgang|ausgabe|ausgaben|expense|expenses|outflow|débit|cargo|cargos|debe|gasto|egreso|obciążenie|wypływ|débito|saída|pagamento|uscita|uscite|dare|addebito|d|dr|db|dbit|debit|out|outgoing|paid|money out|paid out|sent|withdrawal|' +
    'дт|дебет|д|расход|выбытие|видаток|витрата|витрати|списання|списание|исходящий|исходящее|出金|出|支払|支払い|引出|引出し|借方|výdej|odchozí|odchozí platba|odepsáno|debet|výdaj|výdavok|terhelés|t|kimenő|kiadás|зарлага|дебит|дебет гүйлгээ|-|\u2212|' +
    'odchozí úhrada|odchozí transakce|odchozí převod|bezhotovostní platba|odchádzajúca platba|platba kartou|poplatek|kimenő utalás|kimenő átutalás|исходящий платеж|исходящий перевод|комиссия|zahlungsausgang|virement émis|transferencia enviada|bonifico in uscita|przelew wychodzący|fee|' +
    'af|afgeschreven|afschrijving|uitgegeven|debetas|debets|deebet|uttag|udbetaling|borç|çıkış|giden|wn|sortie|dépense|支|支出|付款|借|借方|转出|출금|출|nợ|ghi nợ|keluar|duguje|isplata|plată'
  ).split('|'),
);
/** Between one's own accounts, or held back: said of rows that are neither. */
const NEITHER_WORDS = new Set('不计收支|不计|中性交易|neutral|none|/|transfer|own transfer'.split('|'));

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll('.', '');

/** 1 money that came in, -1 money that went out, 0 a text that says neither. */
export function directionOf(text: string): 1 | -1 | 0 {
  const word = folded(text);
  return IN_WORDS.has(word) ? 1 : OUT_WORDS.has(word) ? -1 : 0;
}

/** Whether a cell of a direction column says that the money went neither way. */
export function saysNeitherWay(text: string): boolean {
  return NEITHER_WORDS.has(folded(text));
}
