/**
 * States of a payment that has not come yet, or never will: wallets write it again once it did. An order may be counted
 * while it waits; money may not.
 */
const PENDING =
  /^(?:(?:payment |transaction |transfer )?(?:is )?(?:pending|on hold|held|in progress|processing|awaiting|waiting|unclaimed|uncleared|not completed|incomplete|created|initiated|scheduled|authori[sz]ed)(?!\p{L})|unpaid|в обработке|обрабатывается|в ожидании|ожида|не ?исполнен|не ?проведен|не ?завершен|создан|черновик|очікує|в обробці|ausstehend|vorgemerkt|offen(?!\p{L})|in bearbeitung|en attente|en cours|pendiente|en proceso|pendente|em processamento|in sospeso|in attesa|in lavorazione|oczekuj|w (?:toku|trakcie|realizacji)|čeká|zpracovává|nezaúčtov|rezervov|függő|feldolgozás alatt|könyvelésre vár|bekliyor|beklemede|işleniyor|in behandeling|openstaand|väntar|behandlas|хүлээгдэж|боловсруул|処理中|保留|未確定|未処理|待处理|处理中|待付款|대기|처리 ?중)/iu;

/** Whether a state says that a payment has not come. */
export function isPending(state: string): boolean {
  return PENDING.test(state.normalize('NFKC').trim());
}
