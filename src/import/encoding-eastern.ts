import { FREQUENT_HANGUL, FREQUENT_SIMPLIFIED, FREQUENT_TRADITIONAL } from './encoding-characters.ts';
import type { Encoding } from './encoding.ts';
import { amongLatin, strictReading, type Reading } from './encoding-reading.ts';

/** Characters of Chinese or Korean: those of sales, those in use, and the rest of the script. */
interface EasternLetters {
  readonly encoding: Encoding;
  /** First byte of the characters after the first table, which holds those in use; null where the script tells. */
  readonly late: number | null;
  readonly common: ReadonlySet<string>;
  readonly frequent: ReadonlySet<string>;
  readonly first: RegExp;
  readonly rest: RegExp;
}

const LETTERS: readonly EasternLetters[] = [
  {
    encoding: 'gb18030',
    late: 0xd8,
    common: new Set(
      '订单编号日期时间客户名称商品数量单价金额合计销售实付款买家会员产品状态地址电话姓支方式店铺省市区县公司有限收货备注王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林小大中国',
    ),
    frequent: FREQUENT_SIMPLIFIED,
    first: /\p{Script=Han}/u,
    rest: /\p{Script=Han}/u,
  },
  {
    encoding: 'euc-kr',
    late: null,
    common: new Set(
      '주문번호일자고객명상품수량단가금액결제매출합계거래처판구매이름성전화메뉴원회원상태지역배송서울경기부산대구김박최정강조윤장임한오신권황안송류홍영수민지현준은희진',
    ),
    frequent: FREQUENT_HANGUL,
    first: /[가-힣]/u,
    rest: /\p{Script=Han}/u,
  },
  {
    encoding: 'big5',
    late: 0xc9,
    common: new Set(
      '訂單編號日期時間客戶名稱商品數量單價金額合計銷售實付款買家會員產狀態地址電話姓支方式店鋪省市區縣公司有限收貨備註王李張劉陳楊黃趙吳周徐孫馬朱胡郭何高林小大中國股份美志',
    ),
    frequent: FREQUENT_TRADITIONAL,
    first: /\p{Script=Han}/u,
    rest: /\p{Script=Han}/u,
  },
];

const SELDOM = 4;

/** Chinese and Korean, by how common their characters are: the first table of a standard holds those in use. */
function eastern({ encoding, late, common, frequent, first, rest }: EasternLetters): Reading {
  return strictReading(
    encoding,
    (text, bytes) => {
      let bits = amongLatin(text);
      for (const char of text) {
        const code = char.charCodeAt(0);
        if (code < 128) continue;
        const sign = (code >= 0x3000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef);
        bits += common.has(char)
          ? 7
          : frequent.has(char)
            ? 8.5
            : first.test(char)
              ? 12.5
              : sign
                ? 8
                : rest.test(char)
                  ? 15
                  : 18;
      }
      return late === null ? bits : bits + countLate(bytes, late, encoding === 'gb18030') * 5;
    },
    7,
    SELDOM,
  );
}

/** Characters whose first byte lies past the first table, or whose second lies before it. */
function countLate(bytes: Uint8Array, from: number, byTrail: boolean): number {
  let late = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] ?? 0) < 128) continue;
    if ((bytes[at] ?? 0) >= from || (byTrail && (bytes[at + 1] ?? 0) < 0xa1)) late++;
    at++;
  }
  return late;
}

export const CHINESE_AND_KOREAN: readonly Reading[] = LETTERS.map(eastern);
