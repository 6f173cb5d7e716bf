import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A deterministic source of choices: the same seed gives the same world. */
export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return uniformInt(this.generator, least, most);
  }

  /** True in `percent` of 100 calls. */
  happens(percent: number): boolean {
    return this.whole(1, 100) <= percent;
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.whole(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  /** A number of its own for a part of the world, so that parts do not depend on each other's order. */
  fork(): Random {
    return new Random(this.whole(0, 0x7fffffff));
  }

  shuffle<Item>(items: readonly Item[]): Item[] {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      const [a, b] = [shuffled[last], shuffled[other]];
      if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
    }
    return shuffled;
  }
}
