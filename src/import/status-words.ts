/** Statuses of orders that never became sales: cancelled, void, failed, test; stems, in the six languages. */
const NOT_COUNTED =
  /^(?:cancel|canceled|void|fail|declin|reject|abort|abandon|expired|test\b|deleted|error|fraud|отмен|аннулир|отклон|ошибк|тест(?:$|ов)|не ?оплачен.*отмен|удален|сторн|キャンセル|取消|取り消し|無効|失敗|テスト|エラー|却下|zruš|storn|stornov|zamítnut|neplatn|selhal|neúspěš|chyba|smazan|törölt|törölv|sztorn|érvénytelen|sikertelen|elutasít|meghiúsul|hibás|visszavon|teszt|цуцал|цуцлаг|хүчингүй|амжилтгүй|татгалз|алдаатай|туршилт|устгасан)/iu;

/** Statuses of orders that are on their way or done: with the ones above they show that a column holds statuses. */
const COUNTED =
  /^(?:paid|unpaid|pending|complet|processing|processed|shipped|deliver|fulfilled|unfulfilled|refund|partially|on[- ]hold|open|closed|authorized|success|succeeded|approved|new|done|invoiced|accepted|returned|in progress|оплач|не оплач|выполн|достав|нов|в обработке|обработ|отгруж|заверш|провед|возврат|принят|закрыт|в работе|完了|支払|入金|出荷|発送|処理|新規|配送|受付|返品|返金|確定|zaplac|nezaplac|vyříz|dokonč|odesl|doruč|nová|čeká|zpracov|uhraz|vrácen|přijat|fizet|teljesít|szállít|feldolgoz|új|függő|kész|lezár|visszatérít|төлсөн|төлөгдсөн|хүргэ|шинэ|дууссан|биелсэн|хүлээгдэж|баталгаажсан|буцаасан|амжилттай)/iu;

/** Whether a status is one that is not counted unless the user says so (METRICS 1). */
export function suggestsExclusion(status: string): boolean {
  return NOT_COUNTED.test(status.trim());
}

/** Whether a text is one of the usual statuses of orders. */
export function isStatusWord(text: string): boolean {
  const trimmed = text.trim();
  return NOT_COUNTED.test(trimmed) || COUNTED.test(trimmed);
}
