/**
 * What a column of a bank statement can be. These are no roles of lines: a statement is turned into lines by them.
 */
export const BANK_PARTS = [
  'incoming', 'outgoing', 'amount', 'direction', 'balance', 'payer', 'payerAccount', 'payerBank', 'payee', 'payeeAccount',
  'ownAccount', 'purpose', 'kind',
] as const; // prettier-ignore
export type BankPart = (typeof BANK_PARTS)[number];

/**
 * The words headers of statements use for each part, with how surely they mean it, in English, Russian, Japanese, Czech,
 * Hungarian and Mongolian, as banks and bookkeeping write them.
 */
// prettier-ignore
export const BANK_WORDS: Readonly<Record<BankPart, readonly (readonly [weight: number, words: string])[]>> = {
  incoming: [
    [1, 'credit|credit amount|money in|paid in|amount credited|credits|cr amount|deposits|incoming|received amount|deposit amount|deposit amt|credit amt|cr amt'],
    [0.85, 'deposit|received|cr|in'],
    [1, 'кредит|сумма по кредиту|приход|поступление|поступления|поступило|зачислено|зачисление|сумма прихода|по кредиту|сумма кредит|кт|оборот кт|кредит сумма|сумма поступления|обороты по кредиту'],
    [1, '入金|入金額|お預入れ|お預け入れ|預入金額|お預入金額|入金金額|貸方金額|受入金額|お預かり金額|お預り金額|預り金額|預かり金額|預け入れ|貸方|お預入'],
    [1, 'příjem|připsáno|kredit|příjmy|dal|částka kredit|kredit částka|připsaná částka'],
    [1, 'jóváírás|jóváírt összeg|jóváírás összege|követel|beérkező|bejövő összeg'],
    [0.85, 'bevétel|befizetés'],
    [1, 'орлого|кредит гүйлгээ|кредит дүн|орлогын гүйлгээ|орлогын дүн|кредит'],
  ],
  outgoing: [
    [1, 'debit|debit amount|money out|paid out|amount debited|debits|dr amount|withdrawals|outgoing|amount out|withdrawal amount|withdrawal amt|debit amt|dr amt'],
    [0.85, 'withdrawal|dr|spent|out'],
    [1, 'дебет|сумма по дебету|расход|списание|списания|списано|сумма расхода|по дебету|сумма дебет|дт|оборот дт|дебет сумма|сумма списания|обороты по дебету'],
    [1, '支払い金額|支払い|お支払い|お支払い金額|出金|出金額|お引出し|お引き出し|引出金額|お引出金額|出金金額|借方金額|支払金額|お支払金額|お支払い金額|払出金額|引き出し|借方|お引出'],
    [1, 'výdej|odepsáno|debet|výdaje|výdaj|má dáti|částka debet|debet částka|odepsaná částka'],
    [1, 'terhelés|terhelt összeg|terhelés összege|tartozik|kimenő összeg'],
    [0.85, 'kiadás|kifizetés'],
    [1, 'зарлага|дебет гүйлгээ|дебит гүйлгээ|дебет дүн|дебит дүн|зарлагын гүйлгээ|зарлагын дүн|дебет|дебит'],
  ],
  amount: [
    [1, 'amount|transaction amount|amount in account currency|payment amount|net amount'],
    [0.8, 'sum|value|total'],
    [1, 'сумма|сумма операции|сумма платежа|сумма в валюте счета|сумма документа|сумма проводки'],
    [1, '入出金|入出金額|入出金金額|金額|取引金額|お取引金額|お取扱金額|取扱金額'],
    [1, 'částka|objem|částka v měně účtu|částka platby|částka transakce|zaúčtovaná částka'],
    [1, 'összeg|tranzakció összege|könyvelt összeg|tranzakciós összeg|összeg számla devizanemében'],
    [1, 'дүн|гүйлгээний дүн|мөнгөн дүн|гүйлгээ'],
  ],
  direction: [
    [1, 'debit credit|credit debit|dc|d c|cr dr|dr cr|credit debit indicator|direction|in out|d c mark|sign'],
    [0.7, 'type|transaction type|type of transaction'],
    [1, 'дебет кредит|дт кт|приход расход|направление|признак|признак дебета кредита|вид движения'],
    [0.7, 'тип операции|вид операции|тип|тип движения'],
    [1, '入出金区分|取引区分|貸借区分|貸借|入払区分'],
    [0.7, '区分|種別'],
    [1, 'směr|směr platby|směr pohybu|příjem výdej|kredit debet|znaménko'],
    [0.7, 'typ|typ pohybu|typ operace'],
    [1, 'irány|terhelés jóváírás|jóváírás terhelés|t j|tk jelleg|előjel|könyvelés iránya'],
    [0.7, 'típus|tranzakció típusa'],
    [1, 'орлого зарлага|дебит кредит|дебет кредит|чиглэл|гүйлгээний чиглэл'],
    [0.7, 'төрөл|гүйлгээний төрөл'],
  ],
  balance: [
    [1, 'balance|running balance|account balance|closing balance|balance after|available balance|balance after transaction|ledger balance'],
    [1, 'остаток|сальдо|исходящий остаток|баланс|остаток по счету|остаток после операции|остаток на счете'],
    [1, '残高|差引残高|お取引後残高|取引後残高|差し引き残高|預金残高|口座残高'],
    [1, 'zůstatek|zůstatek po|konečný zůstatek|zůstatek na účtu|zůstatek po transakci|účetní zůstatek'],
    [1, 'egyenleg|könyvelt egyenleg|záró egyenleg|számlaegyenleg|egyenleg a tranzakció után|új egyenleg'],
    [1, 'үлдэгдэл|эцсийн үлдэгдэл|дансны үлдэгдэл|гүйлгээний дараах үлдэгдэл'],
  ],
  payer: [
    [1, 'payer|payer name|counterparty|counterparty name|remitter|remitter name|sender|sender name|originator|other party|ordering party|ordering customer|paid by|counter party|partner name|name of counterparty|payee payer|debtor name|payer payee|payer or payee|name of payer'],
    [0.75, 'name|from|partner|contra|customer|party|debtor'],
    [1, 'плательщик|наименование плательщика|контрагент|наименование контрагента|отправитель|корреспондент|наименование корреспондента|плательщик наименование|контрагент наименование|плательщик получатель|имя отправителя|наименование отправителя'],
    [0.8, 'наименование|клиент|покупатель'],
    [1, '入出金先内容|入出金先|入金先|振込依頼人|振込依頼人名|依頼人名|依頼人|振込人|振込人名|お振込人|相手先|相手方|取引先|お振込依頼人|相手先名|取引先名|依頼人名義'],
    [1, 'protistrana|název protistrany|název protiúčtu|jméno protistrany|plátce|odesílatel|název plátce|jméno plátce|název účtu protistrany|název partnera|název protistrana'],
    [1, 'partner neve|ellenoldali név|ellenoldal neve|küldő|küldő neve|indító neve|ellenpartner neve|ellenoldal név|fizető fél|fizető neve|megbízó neve|partner név|ellenszámla neve|partner elnevezése'],
    [0.8, 'partner|név|megbízó'],
    [1, 'харьцсан нэр|шилжүүлэгч|илгээгч|илгээгчийн нэр|харьцсан дансны нэр|төлөгч|шилжүүлэгчийн нэр|төлөгчийн нэр|харьцсан дансны эзэмшигч|харилцагчийн нэр'],
    [0.8, 'харилцагч|нэр'],
  ],
  payerAccount: [
    [1, 'counterparty account|payer account|payer iban|counterparty iban|sender account|contra account|other account|partner account|counterparty account number|payer account number|from account|sender iban|remitter account|debtor account|debtor iban|account of counterparty|contra account number|payer account iban|counter account'],
    [0.75, 'iban|account iban'],
    [1, 'счет дебет|счет дебета|дебет счет|счет плательщика|счет контрагента|р с плательщика|расчетный счет плательщика|счет отправителя|счет корреспондента|рс плательщика|р счет плательщика|плательщик счет|контрагент счет|номер счета плательщика|номер счета контрагента|плательщик расчсчет'],
    [1, '相手口座番号|依頼人口座番号|振込元口座|相手先口座番号|相手口座|相手先口座|振込元口座番号'],
    [1, 'protiúčet|číslo protiúčtu|účet protistrany|číslo účtu protistrany|účet plátce|iban protistrany|číslo účtu plátce|iban plátce|protiúčet číslo|účet odesílatele'],
    [1, 'ellenszámla|partner számlaszáma|partner számla|ellenoldali számlaszám|ellenszámla száma|küldő számlaszáma|ellenoldali számla|ellenszámlaszám|fizető számlaszáma|partner számlaszám|ellenoldal számlaszáma|partner iban'],
    [1, 'харьцсан данс|харилцагчийн данс|илгээгчийн данс|шилжүүлэгчийн данс|харьцсан дансны дугаар|төлөгчийн данс|харьцсан дансны код'],
  ],
  payerBank: [
    [1, 'bank code|sort code|bic|swift|counterparty bic|counterparty bank code|payer bic|swift bic'],
    [1, 'бик плательщика|бик банка плательщика|бик|бик контрагента|бик корреспондента|плательщик бик'],
    [1, '銀行コード|金融機関コード'],
    [1, 'kód banky|kód banky protistrany|kód banky protiúčtu|bank kód'],
    [1, 'bankkód|partner bankkód'],
    [1, 'банкны код|харьцсан банкны код|харьцсан банк'],
  ],
  payee: [
    [1, 'payee|payee name|beneficiary|beneficiary name|recipient name|creditor name|paid to|name of beneficiary'],
    [0.8, 'recipient|to|creditor'],
    [1, 'получатель|наименование получателя|получатель наименование|бенефициар|имя получателя'],
    [1, '受取人|受取人名|振込先|振込先名'],
    [1, 'příjemce|název příjemce|jméno příjemce|beneficient'],
    [1, 'kedvezményezett|kedvezményezett neve|címzett neve'],
    [1, 'хүлээн авагч|хүлээн авагчийн нэр'],
  ],
  payeeAccount: [
    [1, 'payee account|payee iban|beneficiary account|beneficiary iban|to account|recipient account|creditor account|creditor iban|payee account number|beneficiary account number|recipient iban'],
    [1, 'счет кредит|счет кредита|кредит счет|счет получателя|р с получателя|расчетный счет получателя|рс получателя|р счет получателя|получатель счет|номер счета получателя|получатель расчсчет'],
    [1, '振込先口座|受取口座番号|振込先口座番号'],
    [1, 'účet příjemce|číslo účtu příjemce|iban příjemce'],
    [1, 'kedvezményezett számlaszáma|kedvezményezett számla'],
    [1, 'хүлээн авагчийн данс|хүлээн авагчийн дансны дугаар'],
  ],
  ownAccount: [
    [1, 'account number|account no|own account|my account|account|own account number|own iban|statement account|account identification'],
    [1, 'номер счета|счет|лицевой счет|расчетный счет|наш счет|свой счет|р с|счет организации'],
    [1, '口座番号|口座|自口座|自口座番号'],
    [1, 'číslo účtu|můj účet|vlastní účet|účet|číslo vlastního účtu|iban účtu'],
    [1, 'számlaszám|saját számlaszám|számla|könyvelési számla|saját számla|számla száma'],
    [1, 'дансны дугаар|данс|миний данс|өөрийн данс'],
  ],
  purpose: [
    [1, 'purpose|payment purpose|purpose of payment|remittance information|payment details|transaction details|narrative|particulars|payment reference|transaction description|statement text|remittance|memo|details of payment|message|narration|transaction remarks|transaction particulars'],
    [0.85, 'description|details|reference|note|notes|text|info|remarks'],
    [1, 'назначение платежа|назначение|содержание операции|описание операции|детали платежа|основание платежа|содержание|описание|комментарий|основание|назн платежа'],
    [1, '摘要|お取引内容|取引内容|お取り扱い内容|取扱内容|適用|摘要内容|お取扱内容'],
    [0.85, '備考|内容|メモ|明細'],
    [1, 'zpráva pro příjemce|účel platby|popis transakce|popis operace|zpráva pro mne|zpráva|popis platby|zpráva příjemci|popis pohybu'],
    [0.85, 'poznámka|popis|detail|text|uživatelská identifikace'],
    [1, 'közlemény|közlemény mező|tranzakció leírása|megjegyzés|közlemények|forgalom megnevezése'],
    [0.85, 'leírás|megnevezés|szöveg'],
    [1, 'гүйлгээний утга|утга|гүйлгээний тайлбар|төлбөрийн утга'],
    [0.85, 'тайлбар'],
  ],
  kind: [
    [1, 'transaction type|type of transaction|entry type|booking type|transaction code description|payment type'],
    [0.8, 'type|category'],
    [1, 'вид операции|тип операции|вид платежа|тип документа|во|вид документа'],
    [1, '取引種別|取引種類|種別|取引区分'],
    [1, 'typ pohybu|typ operace|typ transakce|druh operace'],
    [0.8, 'typ|kategorie'],
    [1, 'tranzakció típusa|forgalom típusa|tranzakciótípus|könyvelés típusa'],
    [0.8, 'típus'],
    [1, 'гүйлгээний төрөл'],
    [0.8, 'төрөл'],
  ],
};

/** Cells of a direction column. Compared in lower case, without dots and spaces. */
const IN_WORDS = new Set(
  'h|haben|gutschrift|eingang|income|crédit|abono|abonos|haber|uznanie|wpływ|crédito|entrada|entrata|avere|příjem na účet|c|cr|crdt|credit|in|incoming|received|deposit|inflow|кт|кредит|к|приход|поступление|надходження|прихід|зачисление|входящий|входящее|入金|入|預入|預入れ|貸方|příjem|příchozí|příchozí platba|připsáno|kredit|kredity|jóváírás|j|bejövő|bevétel|орлого|кредит гүйлгээ|+'.split(
    '|',
  ),
);
const OUT_WORDS = new Set(
  's|soll|lastschrift|belastung|ausgang|débit|cargo|cargos|debe|obciążenie|wypływ|débito|saída|uscita|dare|d|dr|dbit|debit|out|outgoing|paid|withdrawal|outflow|дт|дебет|д|расход|выбытие|видаток|витрата|списання|списание|исходящий|исходящее|出金|出|支払|支払い|引出|引出し|借方|výdej|odchozí|odchozí platba|odepsáno|debet|výdaj|terhelés|t|kimenő|kiadás|зарлага|дебит|дебет гүйлгээ|-|\u2212'.split(
    '|',
  ),
);

/** 1 money that came in, -1 money that went out, 0 a text that says neither. */
export function directionOf(text: string): 1 | -1 | 0 {
  const word = text.normalize('NFKC').trim().toLowerCase().replaceAll('.', '');
  return IN_WORDS.has(word) ? 1 : OUT_WORDS.has(word) ? -1 : 0;
}
