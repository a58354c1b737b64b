import { plainLatin } from './plain-latin.ts';

/**
 * Money that stands beside a sale and is none of it: tax, carriage, discount, fees, what is still owed. A header that names one
 * says no amount, whatever else it says (`Tax Total`, `Сумма НДС`, `shipping-price`), unless it tells what the
 * amount includes or leaves out (`Total incl. tax`, `Сумма без НДС`, `Cena s DPH`, `税込金額`).
 */
const SIDE = foldedWords(
  'tax taxes vat gst shipping ship freight delivery handling postage discount discounts fee fees tip tips gratuity refund refunds ' +
    'refunded commission insurance duty duties exchange balance due owed surcharge rounding points weight deposit withholding ' +
    'пдв ддс btw kdv знижка доставка ндс налог доставка доставки скидка скидки скидок комиссия комиссии эквайринг возврат возврата возвратов остаток остатка доставке доставку хранение хранения штраф штрафа штрафы штрафов удержание удержания удержаний приемка приемке приемки ' +
    'бонус бонусы бонусов баллы баллов задолженность долг ' +
    'dph dan doprava dopravy dopravne postovne sleva slevy provize zustatek vraceno ' +
    'afa szallitas szallitasi kedvezmeny engedmeny jutalek egyenleg hatralek visszaterites ' +
    'нөат хүргэлт хүргэлтийн хөнгөлөлт хөнгөлөлтийн шимтгэл үлдэгдэл ' +
    'mwst ust steuer steuerbetrag umsatzsteuer versand versandkosten rabatt gebuhr gebuhren trinkgeld saldo offen ' +
    'tva taxe taxes livraison remise frais solde pourboire ' +
    'iva igv impuesto impuestos envio descuento comision propina imposto frete desconto taxa ' +
    'podatek wysylka wysylki dostawa dostawy rabat prowizja pozostalo ' +
    'bonus kargo vergi indirim komisyon hizmet bedeli ongkir diskon pajak ppn biaya admin ' +
    'porez pdv popust provizija dostave postarina ddv postnina livrare transport reducere comision ' +
    'pvm nuolaida pristatymas pvn atlaide piegade kaibemaks alv alennus toimitus toimituskulut moms frakt avgift gebyr ' +
    'φπα εκπτωση μεταφορικα προμηθεια ضريبة الضريبة خصم الخصم شحن الشحن توصيل عمولة מעמ הנחה משלוח עמלה',
);

const INCLUDING = foldedWords(
  'sa su be ar koos ilman sis uten utan eks ekskl cu fara dengan termasuk tanpa με χωρις συμπ כולל לפני قبل بعد شامل dahil oncesi sonrasi ' +
    'incl including includes included inc with w plus ex exc excl excluding exclude without wo before after net less no ' +
    'с со без включая вкл до после за s se bez vcetne vc inkl inklusive exkl ohne mit zzgl vor nach con sin c ' +
    'avec sans hors z ze brutto netto com sem apos antes despues',
);

/** Words that follow the tax in Hungarian, Mongolian and Turkish: `ÁFA nélkül`, `НӨАТ орсон`, `KDV Hariç`. */
const AFTERWARDS = foldedWords(
  'nelkul nelkuli орсон ороогүй тэй гүй тай haric dahil included excluded incl excl inkl',
);

const SIDE_IN_WIDE =
  /运费|運費|邮费|手续费|佣金|优惠|折扣|积分|余额|税额|退款|배송비|수수료|할인|세액|부가세|포인트|쿠폰|잔액|환불|적립|ภาษี|ค่าส่ง|ค่าจัดส่ง|ส่วนลด|ค่าธรรมเนียม|phí |thuế|giảm giá|chiết khấu|送料|手数料|値引|割引|ポイント|残高|クーポン|消費税|税額|税率|代引料|未収|未払/iu;
const INCLUDING_IN_WIDE =
  /价税合计|含税|未税|税前|折后|折扣后|扣除折扣|优惠后|포함|별도|할인후|할인적용|รวมภาษี|ก่อนภาษี|หลังหัก|sau thuế|trước thuế|sau giảm|sau chiết khấu|税込|税抜|税別|送料込|値引後|割引後|手数料込|手数料引/u;

/** Whether a header names money beside the sale. */
export function isBesideTheSale(header: string): boolean {
  const folded = header.normalize('NFKC').replaceAll('_', ' ');
  if (SIDE_IN_WIDE.test(folded)) return !INCLUDING_IN_WIDE.test(folded);
  const words = wordsOf(folded);
  return words.some((word, at) => {
    if (!SIDE.has(word)) return false;
    if (INCLUDING.has(words[at - 1] ?? '') || INCLUDING.has(words[at - 2] ?? '')) return false;
    return !AFTERWARDS.has(words[at + 1] ?? '');
  });
}

function foldedWords(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').flatMap(wordsOf));
}

/** Words without case and accents, camelCase taken apart. */
function wordsOf(text: string): string[] {
  const small = text
    .replace(/[Єє]/g, 'ө')
    .replace(/[Її]/g, 'ү')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase();
  return plainLatin(small)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
