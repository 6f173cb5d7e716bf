import { fixedClock, systemClock } from '@mashang/domain';
import { newId } from './new-id';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('a new id', () => {
  it('is a UUIDv7 of the instant of its clock', () => {
    const id = newId(fixedClock('2026-03-02T09:00:00.123+08:00'));
    expect(id).toMatch(UUID_V7);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-03-02T01:00:00.123Z'));
  });

  it('takes all its randomness from the source it is given', () => {
    const random = (length: number): Uint8Array => new Uint8Array(length).fill(0xab);
    expect(newId(fixedClock('1970-01-01T00:00:00.001Z'), random)).toBe('00000000-0001-73ab-abab-abababababab');
  });

  it.each([
    ['runs', systemClock],
    ['stands still', fixedClock('2026-03-02T09:00:00+08:00')],
  ])('sorts after those made before, on a clock that %s', (_how, clock) => {
    const ids = Array.from({ length: 10_000 }, () => newId(clock));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => UUID_V7.test(id))).toBe(true);
  });

  it('sorts after those made before on a clock that was set back a moment', () => {
    let now = Date.parse('2026-03-02T01:00:00Z');
    const clock = { now: () => new Date(now) };
    const before = newId(clock);
    now -= 500;
    expect(newId(clock) > before).toBe(true);
  });
});
