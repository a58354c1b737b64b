/** Encodes text as old programs did, from the tables decoders have; apart from the code under test. */

// What some runtimes leave out of windows-1252.
const PUNCTUATION_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Upper halves of what decoders do not know: DOS 850 and 852, and central European Macintoshes. */
const UPPER: Readonly<Record<string, string>> = {
  ibm850: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852: 'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
  'x-mac-ce': 'ÄĀāÉĄÖÜáąČäčĆćéŹźĎíďĒēĖóėôöõúĚěü†°Ę£§•¶ß®©™ę¨≠ģĮįĪ≤≥īĶ∂∑łĻļĽľĹĺŅņŃ¬√ńŇ∆«»…\u00a0ňŐÕőŌ–—“”‘’÷◊ōŔŕŘ‹›řŖŗŠ‚„šŚśÁŤťÍŽžŪÓÔūŮÚůŰűŲųÝýķŻŁżĢˇ',
}; // prettier-ignore

const maps = new Map<string, Map<string, number[]>>();

function mapOf(encoding: string): Map<string, number[]> {
  const held = maps.get(encoding);
  if (held) return held;
  const map = new Map<string, number[]>();
  const upper = UPPER[encoding];
  if (upper !== undefined) {
    for (let byte = 0; byte < 128; byte++) map.set(String.fromCharCode(byte), [byte]);
    Array.from(upper).forEach((char, index) => map.set(char, [128 + index]));
    maps.set(encoding, map);
    return map;
  }
  const decoder = new TextDecoder(encoding);
  const add = (bytes: number[]) => {
    let char = decoder.decode(Uint8Array.from(bytes));
    const [first = 0] = bytes;
    if (encoding === 'windows-1252' && first >= 0x80 && first < 0xa0) {
      char = PUNCTUATION_1252[first - 0x80] ?? char;
    }
    if (Array.from(char).length === 1 && char !== '\ufffd' && !map.has(char)) map.set(char, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  if (/^(?:shift_jis|euc-jp|gb18030|euc-kr|big5)$/.test(encoding)) {
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) add([lead, trail]);
    }
  }
  maps.set(encoding, map);
  return map;
}

/** Null where the encoding lacks a character. `mark`: with a byte order mark. */
export function encoded(text: string, encoding: string, mark = false): Uint8Array<ArrayBuffer> | null {
  if (encoding === 'utf-8') return new TextEncoder().encode((mark ? '\ufeff' : '') + text);
  if (encoding.startsWith('utf-16')) {
    const whole = (mark ? '\ufeff' : '') + text;
    const bytes = new Uint8Array(whole.length * 2);
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < whole.length; i++)
      view.setUint16(i * 2, whole.charCodeAt(i), encoding === 'utf-16le');
    return bytes;
  }
  const map = mapOf(encoding);
  const bytes: number[] = [];
  for (const char of text) {
    const found = map.get(char);
    if (found === undefined) return null;
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}
