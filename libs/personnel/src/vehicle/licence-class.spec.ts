import { LICENCE_CLASSES, mayDrive } from './licence-class';

describe('driving licences', () => {
  it('drive by this grid', () => {
    expect(LICENCE_CLASSES.map((held) => `${held}: ${LICENCE_CLASSES.filter((asked) => mayDrive(held, asked)).join(' ')}`)).toEqual([
      'A1: A1 A3 B1 B2 C1 C2',
      'A2: A2 B1 B2 C1 C2',
      'A3: A3 C1 C2',
      'B1: B1 C1 C2',
      'B2: B2 C1 C2',
      'C1: C1 C2',
      'C2: C2',
    ]);
  });
});
