import type { BankPart } from './bank-words.ts';

/**
 * Headers of statements in Dutch, the Nordic and Baltic languages, Romanian, Bulgarian, Turkish, Slovak, Croatian and
 * Serbian, Chinese, Korean, Vietnamese and Indonesian; and of wallets, budget programs and banks whose words the other
 * lists lack.
 */
// prettier-ignore
export const WORLD_BANK_WORDS: Readonly<Partial<Record<BankPart, readonly (readonly [weight: number, words: string])[]>>> = {
  incoming: [
    [1, 'זכות|סכום זכות|זיכוי|בזכות|potražni iznos|potražuje|uplata|uplate|priljev'],
    [1, 'eingehend|betrag eingehend|zahlungsbetrag eingehend|eingehender betrag|inflow|bij|bijschrijving|ontvangen|credit bedrag|inkomend|insättning|insättningar|insatt|indsat|indbetaling|inn på konto|tulot|kreditas|įplaukos|kredīts|kreedit|încasări|sumă credit|alacak|alacak tutarı|giriş|yatan|постъпления|кредит сума|prijem|pripísané|príjmy|potražuje|uplata|收入|收入金额|贷方|贷方金额|贷方发生额|存入|存入金额|转入金额|入账金额|입금|입금액|맡기신금액|받으신금액|ghi có|phát sinh có|tiền vào|số tiền ghi có|kredit|mutasi kredit|masuk|credit amount inr|deposit amt inr|valor crédito|créditos|ingresos|ingreso|entradas|crédito eur|crédito mxn|depósito|depósitos|abonos clp|recette|recettes|montant au crédit|crédit euros|einnahmen|einnahme|zugang|gutschriften in eur|haben in eur|einzahlung|einzahlungen|entrées|received|money in gbp'],
  ],
  outgoing: [
    [1, 'חובה|סכום חובה|חיוב|בחובה|dugovni iznos|duguje|isplata|isplate|odljev'],
    [1, 'ausgehend|betrag ausgehend|zahlungsbetrag ausgehend|ausgehender betrag|outflow|af|afschrijving|uitgegeven|debet bedrag|uitgaand|uttag|utgående|hævet|udbetaling|ut fra konto|menot|debetas|išlaidos|debets|deebet|plăți|sumă debit|borç|borç tutarı|çıkış|çekilen|плащания|дебит сума|výdaj|výdavky|odpísané|duguje|isplata|支出|支出金额|借方|借方金额|借方发生额|支取|转出金额|출금|출금액|찾으신금액|보내신금액|ghi nợ|phát sinh nợ|tiền ra|số tiền ghi nợ|debet|mutasi debet|mutasi debit|keluar|withdrawal amt inr|valor débito|débitos|gastos|gasto|egresos|salidas|saídas|retiro|retiros|giros|cargos clp|dépense|dépenses|montant au débit|débit euros|ausgaben|ausgabe|abgang|belastungen in eur|soll in eur|auszahlung|auszahlungen|sorties|spent|money out gbp'],
  ],
  amount: [
    [0.8, 'debit credit|credit debit|debet credit|debit credit amount'],
    [1, 'bedrag|transactiebedrag|belopp|beløb|beløp|määrä|summa|suma|sumă|tutar|işlem tutarı|işlem miktarı|сума bgn|iznos|čiastka|suma operácie|金额|交易金额|发生额|收支金额|거래금액|금액|số tiền|số tiền giao dịch|jumlah|nominal|mutasi|brutto|bruto|brut|lordo|bedrag eur|amount total|monto|monto original|importe eur|importe euros|valor r|valor brl|valor eur|montant eur|montant de l opération|montant en euros|importo eur|importo euro|operation amount|card currency amount|сума у валюті картки|сума в валюті картки|сумма в валюте карты|сумма в валюте счёта|сумма операции в валюте карты|transaktionsbetrag|rechnungsbetrag eur|paid amount|source amount after fees|amount native|amount in native currency|signed amount'],
    [0.85, 'amount foreign currency|originalbetrag|originele bedrag|сумма платежа'],
    [0.7, 'netto|neto'],
  ],
  direction: [
    [1, 'af bij|bij af|creditdebet|credit debet|debet credit|debitcredit|creditdebit|af of bij|dk|d k|d c|debetas kreditas|deebet kreedit|debets kredits|cd|db cr|cr db|borç alacak|b a|wn ma|uznanie obciążenie|收 支|收支|借贷|借贷标志|收付|收付标志|收支类型|入出金|입출금|입출금구분|nợ có|db kr|debit kredit|ein ausgang|einnahme ausgabe|einnahmen ausgaben|eingang ausgang|income expense|in out flag|credit or debit|debit or credit|debit credit indicator|crdr|drcr|soll haben kz|entrée sortie|sens de l opération|tipo de lançamento|entrada saída|crédito débito|c d|d h|debe haber|segno|dare avere|oznaka|smer|transaction kind|cashflow'],
    [0.7, 'art|sens|signe|tipo|tipo movimento|natureza|type'],
  ],
  balance: [
    [1, 'יתרה|יתרה בשח|יתרה לאחר פעולה|novo stanje|stanje računa'],
    [1, 'verfügbares guthaben|guthaben|saldo na mutatie|saldo na boeking|saldo na trn|resultaat saldo|beginsaldo|startsaldo|bokfört saldo|saldo efter|kontosaldo|likutis|atlikums|jääk|saldo după|sold|sold contabil|bakiye|салдо|stanje|zostatok|余额|账户余额|交易后余额|本次余额|잔액|거래후잔액|거래후 잔액|số dư|số dư cuối|saldo akhir|saldo eur|saldo r|kontostand nach buchung|guthaben|solde eur|nouveau solde|balance gbp|running bal|остаток после|залишок після операції|баланс після операції|partial balance|現在高|現在 貸付 高|現在貸付高|現在（貸付）高|saldo parcial'],
  ],
  payer: [
    [1, 'tegenrekeninghouder|naam tegenpartij|naam tegenpartij bevat|tegenpartij|naam tegenrekening|naam omschrijving|motpart|modpart|saaja maksja|maksja saaja|saaja maksja nimi|saaja tai maksaja|saaja maksaja|gavėjas mokėtojas|mokėtojas gavėjas|mokėtojas|maksātājs|partneris|partnerim|plătitor|ordonator|nume denumire ordonator beneficiar|beneficiar ordonator|karşı taraf|gönderen|nalogodavac|platitelj|platiteľ|názov protiúčtu|názov partnera|对方户名|对方名称|交易对方|对方账户名称|对手方|对手户名|付款人|付款方|보낸분|의뢰인|의뢰인 수취인|받는분 보낸분|거래처|보낸분 받는분|người gửi|người chuyển|đối tác|tên đối tác|pengirim|nama pengirim|payee payer name|counter party name|merchant|merchant name|name gegenkonto|name der gegenpartei|auftraggeber zahlungsempfänger|auftraggeber in empfänger in|absender empfänger|zahlungspflichtiger empfänger|nom du tiers|nom contrepartie|contrepartie|nom de la contrepartie|nom donneur d ordre|nombre ordenante|remitente|contraparte|razão social|cliente fornecedor|ordinante beneficiario|nadawca odbiorca|odbiorca nadawca|контрагент|від кого|имя контрагента|gegenpartei|counterparty title|source name|sent by|gegenrekening naam'],
    [0.75, 'kunde|klient|cliente|client|zákazník|vevő|ügyfél|клієнт|naam|von|de|från|fra|namn|nimi|nume|gönderici'],
  ],
  payerAccount: [
    [1, 'rekeningnummer tegenpartij|rekening tegenpartij|nr cont in din care se efectueaza tranzactiile|tegenrekening|tegenrekeningnummer|tegenrekening iban bban|tegenrekening iban|rekening tegenpartij|iban tegenpartij|motkonto|saaja konto|saaja maksja konto|gavėjo sąskaita|mokėtojo sąskaita|korrespondenta konts|cont partener|cont ordonator|karşı hesap|karşı iban|对方账号|对方账户|对方卡号|对方帐号|付款账号|보낸계좌|상대계좌번호|số tài khoản đối ứng|tài khoản đối ứng|gegenkonto iban|iban des auftraggebers|iban auftraggeberkonto|kontonummer bankleitzahl gegenkonto|compte contrepartie|compte de la contrepartie|numéro de compte contrepartie|cuenta contraparte|iban contropartita|counterparty account no|counterparty iban account|counterparty account iban|account number counterparty|iban account number'],
    [0.8, 'absender e mail adresse|von e mail adresse|from email address|correo electrónico del remitente|adresse email de l expéditeur|iban|konto nr|kontonr'],
  ],
  payee: [
    [1, 'ontvanger|begunstigde|gavėjas|saņēmējs|saaja|saaja nimi|mottagare|modtager|mottaker|beneficiar|alıcı|primatelj|príjemca|收款人|收款方|받는분|người nhận|penerima|an|zahlungsempfänger name|destinataire|destinatario|nombre beneficiario'],
  ],
  ownAccount: [
    [1, 'rekening|rekeningnummer|rekening iban|iban bban|sąskaita|sąskaitos nr|sąskaitos numeris|kliendi konto|konto nr eget|kontonummer|cont|numar cont|hesap|hesap no|hesap numarası|račun|broj računa|本方账号|账号|卡号|交易卡号|계좌번호|tài khoản|số tài khoản|rekening sendiri|номер карты|картка|номер карти|card number|card no|karta|numer karty|kartennummer|bezeichnung auftragskonto|compte bancaire|numéro de carte|número de tarjeta|tarjeta|cartão|carta|bank account|account title'],
  ],
  purpose: [
    [1, 'תיאור|תיאור פעולה|תיאור התנועה|פרטים|opis|opis plaćanja|opis transakcije|svrha|svrha plaćanja'],
    [1, '詳細２|詳細2|merchant description|omschrijving|mededeling|mededelingen|omschrijving transactie|beskrivning|meddelande|tekst|forklaring|melding|viesti|selitys|tiliöinti|selgitus|paaiškinimai|paaiškinimas|mokėjimo paskirtis|operacijos aprašymas|maksājuma mērķis|informācija saņēmējam|detalii|detalii tranzacție|descriere|explicații|açıklama|основание|описание на операцията|opis plaćanja|svrha|svrha plaćanja|opis transakcije|účel|účel platby|správa pre prijímateľa|popis|摘要|用途|附言|备注|交易摘要|商品说明|商品|交易说明|적요|내용|적요내용|거래내용|기재내용|통장표시내용|nội dung|diễn giải|mô tả|nội dung giao dịch|keterangan|uraian|berita|deskripsi|libellé de l opération|libelle operation|libellé simplifié|détail de l écriture|détail de l opération|nature de l opération|concepto ampliado|movimiento|descripción movimiento|glosa|detalle|detalles|descripcion de la transaccion|título|lançamento|dscrição|memorando|descrizione completa|causale descrizione|descrizione movimento|operazione|transactie omschrijving|betreff|mitteilung|buchungsdetails|verwendung|umsatztext|verwendungszweck kundenreferenz|notiz zum zahlungsempfänger|transaction description 1|description 1|transaction remark|extended details|appears on your statement as|subject|призначення переказу|деталі операції|опис операції'],
    [0.85, 'label|descrierea tranzactiei|specification|beskrivelse|aprašymas|apraksts|kirjeldus|kuvaus|açıklamalar|опис|примітка'],
  ],
  kind: [
    [1, 'mutatiesoort|betaalwijze|type betaling|boekingscode|transactietype|transaktionstyp|transaktionsart|tapahtumalaji|operacijos tipas|tip tranzacție|işlem türü|işlem tipi|işlem|交易类型|业务类型|交易方式|거래구분|거래종류|거래유형|loại giao dịch|jenis transaksi|type de transaction|nature|tipo de operación|tipo operación|tipo movimiento|tipo transação|tipo de operação|causale abi|umsatzkategorie|art der zahlung|categorie|kategória|тип транзакції|transaction category|reporting category|txn type|kind|operation type|type of payment|операция|операція|işlem tipi|詳細１|詳細1'],
  ],
};
