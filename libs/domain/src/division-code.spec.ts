import fc from 'fast-check';
import { DivisionCode } from './division-code';

const VILLAGE = '350199101201';

const digits = (length: number) =>
  fc.integer({ min: 1, max: 10 ** length - 1 }).map((number) => String(number).padStart(length, '0'));
const village = fc
  .tuple(fc.integer({ min: 11, max: 82 }), digits(2), fc.oneof(digits(2), fc.constant('00')), digits(3), digits(3))
  .map((parts) => parts.join(''));

describe('DivisionCode', () => {
  it.each([
    ['350000000000', 'PROVINCE'],
    ['350100000000', 'CITY'],
    ['350199000000', 'COUNTY'],
    ['350199101000', 'TOWNSHIP'],
    [VILLAGE, 'VILLAGE'],
  ])('%s is a %s', (code, level) => {
    expect(DivisionCode.levelOf(DivisionCode.parse(code))).toBe(level);
  });

  it.each([
    '35019910120',
    '3501991012011',
    '35019910120X',
    '050199101201',
    '350099101201',
    '350199000201',
    '350100000201',
    '000000000000',
    '',
  ])('refuses %j', (text) => {
    expect(() => DivisionCode.parse(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_DIVISION_CODE' }));
  });

  it.each([
    [VILLAGE, '350199101000'],
    ['35019910120101', '350199101000'],
    ['350199101000', '350199101000'],
    ['350199000000', '350199000000'],
  ])('knows the township of %s', (code, township) => {
    expect(DivisionCode.townshipOf(code)).toBe(township);
  });

  it('puts a township of a city without counties directly under the city', () => {
    expect(DivisionCode.parentOf(DivisionCode.parse('441900003000'))).toBe('441900000000');
  });

  it('leads from every village to its province in valid steps, each holding the one below', () => {
    fc.assert(
      fc.property(village, (code) => {
        const way: string[] = [];
        for (let at: string | null = DivisionCode.parse(code); at !== null; at = DivisionCode.parentOf(at))
          way.push(at);
        expect(way.every((division) => DivisionCode.isValid(division) && DivisionCode.contains(division, code))).toBe(
          true,
        );
        expect(DivisionCode.levelOf(way.at(-1) ?? '')).toBe('PROVINCE');
        expect(way).toHaveLength(code.slice(4, 6) === '00' ? 4 : 5);
      }),
    );
  });

  it('holds nothing beside or above itself', () => {
    expect(DivisionCode.contains('350199101000', '350199102201')).toBe(false);
    expect(DivisionCode.contains(VILLAGE, '350199101000')).toBe(false);
  });
});
