/** Statuses of orders that never became sales: cancelled, void, failed, test; stems, in the six languages of the screen and those that `role-words-west.ts` and `role-words-east.ts` know. */
const NOT_COUNTED =
  /^(?:wc-)?(?:(?:сделка|заказ|payment|transaction|checkout|order|deal|objednávka|rendelés|захиалга) )?(?:cancel|canceled|void(?:ed)?(?!\p{L})|fail|declin|denied|reject|abort|abandon|expired|test\b|deleted|error|fraud|lost(?!\p{L})|closed[- ]?lost|(?:checkout|auto|order)?[- ]?draft(?!\p{L})|reverted|rejected|incomplete payment|отмен|аннулир|отклон|ошибк|тест(?:$|ов)|не ?оплачен.*отмен|удален|сторн|проигра|закрыт[оа]? и не реализ|не реализ|черновик|неуспеш|не ?принят|брак(?!\p{L})|キャンセル|取消|取り消し|無効|失敗|テスト|エラー|却下|失注|下書き|zruš|storn|stornov|zamítnut|neplatn|selhal|neúspěš|chyba|smazan|prohran|koncept|törölt|törölv|sztorn|érvénytelen|sikertelen|elutasít|meghiúsul|hibás|visszavon|teszt|elveszt|elvesz[eé]t|piszkozat|цуцал|цуцлаг|хүчингүй|амжилтгүй|татгалз|алдаатай|туршилт|устгасан|алдсан|ноорог|storniert|abgebrochen|fehlgeschlagen|abgelehnt|entwurf|annul|échou|échec|refus|brouillon|anulad|fallid|rechazad|borrador|anulowan|odrzucon|nieudan|niezrealizowan|recusad|rascunho|fallit|[iİ]ptal|reddedil|başar[ıi]s[ıi]z|taslak|geannuleer|mislukt|geweigerd|concept(?!\p{L})|скасован|відхилен|невдал|чернетк|отказан|анулиран|zamietnut|neúspeš|avbruten|makuler|dibatalkan|batal(?!\p{L})|gagal|ditolak|交易关闭|(?:已|订单)?(?:取消|关闭)|交易失败|支付失败|作废|无效|退款成功|취소|결제실패|estornad|(?:đã |da |bị )?h[uủ][yỷ](?!\p{L})|thất bại|(?:تم )?(?:ال)?(?:م?لغ[يىاو]|إلغاء|الغاء|فشل|مرفوض)|لغو|ניסיון נכשל|בוטל|מבוטל|נכשל|ยกเลิก|ล้มเหลว|ακυρ|peru(?:t|ut)|tühist|atšaukt|atcelt|anulat|anulov|otkazan|preklican|kansel|annuller)/iu;

/** Statuses of orders that are on their way or done: with the ones above they show that a column holds statuses. */
const COUNTED =
  /^(?:wc-)?(?:aceptad|aceito|aceita|emitid|paid|unpaid|pending|complet|processing|processed|shipped|deliver|fulfilled|unfulfilled|refund|partially|on[- ]hold|open(?!\p{L})|closed|authorized|success|succeeded|approved|new(?!\p{L})|done(?!\p{L})|invoiced|accepted|returned|in progress|оплач|не оплач|выполн|достав|нов(?:ый|ая|ое|ые)?(?!\p{L})|в обработке|обработ|отгруж|заверш|провед|возврат|принят|закрыт|в работе|完了|支払|入金|出荷|発送|処理|新規|配送|受付|返品|返金|確定|zaplac|nezaplac|vyříz|dokonč|odesl|doruč|nová(?!\p{L})|čeká|zpracov|uhraz|vrácen|přijat|fizet|teljesít|szállít|feldolgoz|új(?!\p{L})|függő|kész(?!\p{L})|lezár|visszatérít|төлсөн|төлөгдсөн|хүргэ|шинэ|дууссан|биелсэн|хүлээгдэж|баталгаажсан|буцаасан|амжилттай|won(?!\p{L})|closed[- ]?won|выигра|реализован|shipping|bezahlt|versandt|versendet|abgeschlossen|offen(?!\p{L})|erledigt|payée?|livrée?|expédi|terminée?|en cours|pagad|entregad|enviad|complet|pendiente|opłacon|wysłan|zrealizowan|zakończon|pago(?!\p{L})|concluíd|spedit|consegnat|成約|ödendi|ödenmedi|bekliyor|bekle|haz[ıi]rlan|kargo|tamamlan|teslim|onaylan|[iİ]ade|betaald|verzonden|afgerond|geleverd|openstaand|in behandeling|сплачен|викон|відправлен|платен[аио]?(?!\p{L})|zaplaten|odoslan|vybaven|doručen|betald|levererad|skickad|lunas|selesai|dikirim|diproses|entregue|a caminho|em (?:preparação|trânsito|processamento)|aprovad|交易成功|已(?:付款|支付|发货|签收|完成)|待(?:付款|发货|收货)|(?:买家|卖家)已|배송|결제완료)/iu;

/** Kinds of accounts in bookkeeping: of them only revenue is sales. */
const REVENUE =
  /^(?:(?:other |operating |sales )?(?:income|revenues?)|sales|erlöse?|erträge?|umsatzerlöse|produits?|ingresos?|ricavi|przychody|доходы?|выручка|výnosy|bevétel|収益|売上|орлого)$/iu;
const OTHER_ACCOUNTS =
  /^(?:(?:current |fixed |other )?(?:assets?|liabilit(?:y|ies)|equity|expenses?)|cost of (?:goods|sales)(?: sold)?|accounts? (?:receivable|payable)|aktiva|passiva|aufwand|aufwendungen|eigenkapital|actifs?|passifs?|capitaux propres|activos?|pasivos?|gastos|patrimonio|attività|passività|costi|aktywa|pasywa|koszty|активы?|пассивы?|расходы?|капитал|náklady|eszközök|források|költség|資産|負債|費用|純資産)$/iu;

export function isRevenue(text: string): boolean {
  return REVENUE.test(text.trim());
}

export function isKindOfAccount(text: string): boolean {
  return isRevenue(text) || OTHER_ACCOUNTS.test(text.trim());
}

/** Documents that sell, and those that buy, pay or say that somebody paid for them: a book of both counts the former. */
const SOLD =
  /^(?:faturas?|faktur[ay]|fattur[ae]|számlák?|thu|(?:sales )?invoices?|sales receipts?|sales?|rechnung(?:en)?|ausgangsrechnung|facture|factura|реализация|продажа|売上|faktura vydaná|vydaná faktura|kimenő számla|sprzeda[żz](?:owa)?|faktura sprzedaży|ventas?|vendas?|vendit[ae]|ventes?|verkauf|verkäufe|prodej|predaj|eladás|értékesítés|продаж[иі]?|продажба|satış|verkoop|verkopen|销售|销售单|매출|bán hàng|penjualan|борлуулалт|försäljning|salg|مبيعات|بيع|income|einnahmen?|recettes?|ingresos?|receitas?|entrat[ae]|przychód|przychody|доходы?|приход|bevétel|příjmy?|príjmy?|gelir|έσοδ[οα]|收入|수입|รายรับ|הכנסה|הכנסות|إيراد(?:ات)?|pemasukan|орлого)$/iu;
const BOUGHT =
  /^(?:(?:(?:customer|received?|invoice) )?payments?(?: (?:receipts?|received))?|collections?|tahsilat\p{L}*|tahsil|ödeme|zahlung(?:en|seingang)?|règlements?|encaissements?|paiements?|cobros?|incass[oi]|recebimentos?|úhrad[ay]|plat(?:ba|by)|inkaso|kiegyenlítés|wpłat[ay]|płatnoś(?:ć|ci)|оплат[аы](?: от покупателя)?|плат[её]ж\p{L}*|betaling(?:en|er)?|inbetalning(?:ar)?|indbetaling(?:er)?|innbetaling(?:er)?|收款|回款|수금|thu tiền|pembayaran|төлөлт|төлбөр|تحصيل|سداد|chi|(?:vendor |supplier |purchase )?bills?(?: payment.*)?|vendor credit|purchases?|purchase (?:order|invoice|receipt)s?|expenses?|che(?:ck|que)s?|eingangsrechnung|facture fournisseur|achats?|compras?|factura de compra|поступление|покупка|закупка|списание|仕入|faktura přijatá|přijatá faktura|bejövő számla|zakup|zakupy|kupno|faktura zakupu|acquist[io]|einkauf|einkäufe|nákup|beszerzés|vásárlás|купівля|закупівля|придбання|покупк[аи]|alış|inkoop|inkopen|采购|进货|매입|mua hàng|nhập hàng|pembelian|худалдан авалт|inköp|kjøp|køb|مشتريات|شراء|ausgaben?|dépenses?|gastos?|egresos?|despesas?|uscit[ae]|spes[ae]|wydat(?:ek|ki)|koszty?|расходы?|kiadás|výdaj[eu]?|výdavky|gider|έξοδ[οα]|支出|지출|รายจ่าย|הוצאה|הוצאות|مصروف(?:ات)?|pengeluaran|зарлага)$/iu;

/** Whether a text is a kind of document that sells. */
export function namesSale(text: string): boolean {
  return SOLD.test(text.trim());
}

/** The levels of a status that name a purchase, where others name sales; none where it tells no such kinds. */
export function boughtAmong(statuses: readonly string[]): ReadonlySet<string> {
  if (!statuses.some(namesSale)) return new Set();
  return new Set(statuses.filter((status) => BOUGHT.test(status.trim())));
}

/** Whether a text is a kind of document that sells, or one that buys or pays; null where it is neither. */
export function kindOfDocument(text: string): 'sold' | 'bought' | null {
  const kind = text.trim();
  return SOLD.test(kind) ? 'sold' : BOUGHT.test(kind) ? 'bought' : null;
}

/** `ORDER_CANCELLED`: programs write their own names of statuses. */
function spaced(status: string): string {
  return status.trim().replaceAll('_', ' ');
}

/** Whether a status is one that is not counted unless the user says so (METRICS 1). */
export function suggestsExclusion(status: string): boolean {
  const plain = spaced(status);
  return NOT_COUNTED.test(plain) || OTHER_ACCOUNTS.test(plain);
}

/** Whether a text is one of the usual statuses of orders. */
export function isStatusWord(text: string): boolean {
  const plain = spaced(text);
  return NOT_COUNTED.test(plain) || COUNTED.test(plain);
}
