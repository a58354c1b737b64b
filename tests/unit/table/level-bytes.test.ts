import fc from 'fast-check';
import { crc32 as zlibSum } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/table/crc32.ts';
import { levelBytes, levelStrings, utf8Levels } from '../../../src/table/level-bytes.ts';

describe('a dictionary as bytes', () => {
  it('lays the texts one after the other and says where each ends', () => {
    const packed = levelBytes(['ab', 'Жук', '€', '😀', 'z']);
    expect([...(packed?.offsets ?? [])]).toEqual([0, 2, 8, 11, 15, 16]);
    expect(Buffer.from(packed?.bytes ?? []).toString('utf8')).toBe('abЖук€😀z');
  });

  it('refuses half a pair, also where its neighbour would make it look whole', () => {
    expect(levelBytes(['a\ud83d'])).toBeNull();
    expect(levelBytes(['\ud83d', '\ude00'])).toBeNull();
  });

  it('reads back equal, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (levels) => {
        const packed = levelBytes(levels);
        expect(packed).not.toBeNull();
        if (!packed) return;
        expect(levelStrings(packed.bytes, packed.offsets)).toEqual({ levels, validUtf8: true });
        const store = utf8Levels(packed.bytes, packed.offsets);
        expect(levels.map((_, code) => store.one(code))).toEqual(levels);
      }),
    );
  });

  it('reads back equal where it is larger than a block', () => {
    const levels = Array.from({ length: 300_000 }, (_, at) => `customer ${at % 7 === 0 ? 'č' : ''}${at}`);
    const packed = levelBytes(levels);
    expect(packed && levelStrings(packed.bytes, packed.offsets).levels).toEqual(levels);
  });
});

describe('the check sum', () => {
  it('is that of zip', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  });

  it('is the same in one go and carried on over chunks, as zlib has it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (first, second) => {
        const whole = Uint8Array.of(...first, ...second);
        expect(crc32(second, crc32(first))).toBe(crc32(whole));
        expect(crc32(whole)).toBe(zlibSum(whole));
      }),
    );
  });
});
