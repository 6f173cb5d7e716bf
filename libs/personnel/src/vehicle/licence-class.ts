/** Classes of a driving licence that a township's vehicles ask for (准驾车型代号). */
export const LICENCE_CLASSES = ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2'] as const;

export type LicenceClass = (typeof LICENCE_CLASSES)[number];

/** What else each class may drive, after annex 1 of 机动车驾驶证申领和使用规定. */
const ALSO_DRIVES: Readonly<Record<LicenceClass, readonly LicenceClass[]>> = {
  A1: ['A3', 'B1', 'B2', 'C1', 'C2'],
  A2: ['B1', 'B2', 'C1', 'C2'],
  A3: ['C1', 'C2'],
  B1: ['C1', 'C2'],
  B2: ['C1', 'C2'],
  C1: ['C2'],
  C2: [],
};

/** Whether a licence of one class lets its holder drive a vehicle that asks for another. */
export function mayDrive(held: LicenceClass, asked: LicenceClass): boolean {
  return held === asked || ALSO_DRIVES[held].includes(asked);
}
