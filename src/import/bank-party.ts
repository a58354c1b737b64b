/**
 * An account as it is compared: without spaces and hyphens, in capitals; '' where the text is none. IBAN; the twenty figures of
 * Russian accounts; `123456-1234567890/0800`; `11773016-12345678`; plain figures from six on.
 */
export function accountOf(text: string): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s\u2010-\u2015-]+/g, '')
    .toUpperCase();
  if (plain.length < 6 || plain.length > 40) return '';
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(plain)) return plain;
  if (/^\d{6,30}(?:\/\d{3,4})?$/.test(plain)) return /^0+(?:\/0+)?$/.test(plain) ? '' : plain;
  // Numbers with a few figures or stars masked, or letters of a bank before them.
  return /^[A-Z]{0,4}[\d*X]{6,30}$/.test(plain) && /\d{4}/.test(plain) ? plain : '';
}

/** A cell that holds an account, a tax number and a name under each other or behind each other. */
export function partyIn(text: string): { readonly account: string; readonly name: string } {
  let account = '';
  const parts = text
    .split(/\r?\n|\t| {2,}|;/)
    .map((part) => part.trim())
    .filter((part) => {
      const found = accountOf(part);
      if (found === '') return part !== '';
      if (found.length > account.length) account = found;
      return false;
    });
  return { account, name: payerName(parts.join(' ')) };
}

/**
 * The name in a payer's cell: without tax numbers and the bank's address lines (`ИНН 7701234567 ООО Ромашка р/с 407...`,
 * `ПАО СБЕРБАНК//Иванов Иван Иванович//Москва`), without the words of the transfer before it (`振込 ヤマダ タロウ`).
 */
export function payerName(text: string): string {
  let name = text.normalize('NFC').trim();
  if (name.includes('//')) {
    const parts = name.split('//').map((part) => part.trim());
    const person = parts.find(
      (part, at) => part !== '' && /\p{L}/u.test(part) && !(at === 0 && BANK.test(part)),
    );
    name = person ?? name;
  }
  name = name
    .replace(/^(?:ИНН|INN|КПП|ИИН|БИН)?\s*\d{9,12}(?:\s*[/\\]\s*\d{9})?[\s,;:/]+(?=\P{Nd}{3})/iu, '')
    .replace(/[\s,(]+(?:ИНН|КПП|р\/с|р\/сч|расч[.ё]?т?\.? ?сч[её]т|БИК|IBAN)[\s:№.]*\d.*$/iu, '')
    .replace(TRANSFER, '')
    .trim();
  return name === '' ? text.trim() : name;
}

const BANK = /банк|bank|филиал|отделение/iu;
const TRANSFER =
  /^(?:振込(?:入金)?|フリコミ|ﾌﾘｺﾐ|入金|振込\s*[12]|(?:faster payments?|bank giro credit|bgc|fpi|bacs|chaps|sepa credit transfer|credit transfer|bank transfer|transfer|payment|zelle(?: payment)?|by transfer|incoming payment|incoming transfer)(?:\s+received)?(?:\s+from)?|příchozí platba(?:\s+od)?|átutalás(?:\s+jóváírás)?|поступление от|перевод от|оплата от)[\s:*＊・-]+(?=\S)/iu;
